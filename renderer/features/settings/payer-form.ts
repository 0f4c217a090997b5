import { z } from 'zod';
import { ENCOUNTER_KIND, UNIT_AGGREGATE, UNIT_RULE } from '../../../shared/codes';
import type { MethodInput, MethodOutput } from '../../../shared/contract';
import { ModifiersSchema, ServiceCodeSchema } from '../../../shared/model';
import { KINDS_WITHOUT_CONTACT } from '../../../shared/rules/contact-kinds';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import { wholeNumber } from '../groups/group-form';

export type PayerRule = MethodOutput<'payer.list'>['rules'][number];
type NewRule = Omit<MethodInput<'payer.saveRule'>, 'operationId' | 'code'>;
type Kind = PayerRule['services'][number]['kind'];

/** Kinds of contact that can have units at all (R-ENC-04). */
export const PAID_KINDS: readonly Kind[] = ENCOUNTER_KIND.slugs.filter(
  (kind) => !KINDS_WITHOUT_CONTACT.some((one) => one === kind),
);

/** A payer's rule as its form holds it: a code and modifiers as typed, for each kind of contact. */
export interface PayerForm {
  readonly name: string;
  readonly validFrom: LocalDate | null;
  readonly unitRule: PayerRule['unitRule'];
  readonly aggregate: PayerRule['aggregate'];
  readonly maxUnitsPerDay: string;
  readonly maxGroupSize: string;
  readonly maxPeoplePerFacilitator: string;
  readonly codes: Readonly<Partial<Record<Kind, string>>>;
  readonly modifiers: Readonly<Partial<Record<Kind, string>>>;
  readonly videoModifiers: string;
  readonly audioModifiers: string;
  readonly isUsual: boolean;
  readonly isOffered: boolean;
}

/** The subject of the draft of a payer that isn't there yet. */
export const NEW_PAYER = 'new';

const typed = z.string().max(1_000);
const typedByKind = z.partialRecord(z.enum(PAID_KINDS), typed);

/** A payer's rule being written, as it is kept. */
export const PayerFormSchema: z.ZodType<PayerForm> = z.object({
  name: typed,
  validFrom: LocalDateSchema.nullable(),
  unitRule: UNIT_RULE.schema,
  aggregate: UNIT_AGGREGATE.schema,
  maxUnitsPerDay: typed,
  maxGroupSize: typed,
  maxPeoplePerFacilitator: typed,
  codes: typedByKind,
  modifiers: typedByKind,
  videoModifiers: typed,
  audioModifiers: typed,
  isUsual: z.boolean(),
  isOffered: z.boolean(),
});

/** The form of a payer, or of another one that begins like it. A change counts from today unless somebody says else. */
export function payerForm(rule: PayerRule, today: LocalDate): PayerForm {
  const { name, unitRule, aggregate, isUsual, isOffered } = rule;
  return {
    ...{ name, unitRule, aggregate, isUsual, isOffered },
    validFrom: today,
    maxUnitsPerDay: rule.maxUnitsPerDay?.toString() ?? '',
    maxGroupSize: rule.maxGroupSize?.toString() ?? '',
    maxPeoplePerFacilitator: rule.maxPeoplePerFacilitator?.toString() ?? '',
    codes: Object.fromEntries(rule.services.map(({ kind, code }) => [kind, code])),
    modifiers: Object.fromEntries(rule.services.map(({ kind, modifiers }) => [kind, modifiers.join(' ')])),
    videoModifiers: rule.videoModifiers.join(' '),
    audioModifiers: rule.audioModifiers.join(' '),
  };
}

function modifiersOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}

function areModifiers(text: string): boolean {
  return ModifiersSchema.safeParse(modifiersOf(text)).success;
}

export type PayerProblem =
  'nameMissing' | 'dateMissing' | 'numberWrong' | 'codeWrong' | 'modifiersWrong' | 'codeMissing';

/** Name of the form's field for one kind's code, or its modifiers. */
export function kindField(part: 'codes' | 'modifiers', kind: Kind): string {
  return `${part}.${kind}`;
}

/** What has to be put right, by field. */
export function payerProblems(form: PayerForm): Record<string, PayerProblem> {
  const problems: Record<string, PayerProblem> = {};
  if (form.name.trim() === '') problems['name'] = 'nameMissing';
  if (form.validFrom === null) problems['validFrom'] = 'dateMissing';
  const isLimit = (text: string, most: number) => text.trim() === '' || wholeNumber(text, 1, most) !== null;
  if (!isLimit(form.maxUnitsPerDay, 96)) problems['maxUnitsPerDay'] = 'numberWrong';
  if (!isLimit(form.maxGroupSize, 500)) problems['maxGroupSize'] = 'numberWrong';
  if (!isLimit(form.maxPeoplePerFacilitator, 500)) problems['maxPeoplePerFacilitator'] = 'numberWrong';
  for (const kind of PAID_KINDS) {
    const code = form.codes[kind]?.trim().toUpperCase() ?? '';
    const modifiers = form.modifiers[kind]?.trim() ?? '';
    if (code === '' && modifiers !== '') problems[kindField('codes', kind)] = 'codeMissing';
    if (code !== '' && !ServiceCodeSchema.safeParse(code).success)
      problems[kindField('codes', kind)] = 'codeWrong';
    if (!areModifiers(modifiers)) problems[kindField('modifiers', kind)] = 'modifiersWrong';
  }
  if (!areModifiers(form.videoModifiers)) problems['videoModifiers'] = 'modifiersWrong';
  if (!areModifiers(form.audioModifiers)) problems['audioModifiers'] = 'modifiersWrong';
  return problems;
}

/** The rule as the vault takes it, or `null` while something is wrong. */
export function toRule(form: PayerForm): NewRule | null {
  if (form.validFrom === null || Object.keys(payerProblems(form)).length > 0) return null;
  const { unitRule, aggregate, validFrom, isUsual, isOffered } = form;
  return {
    ...{ unitRule, aggregate, validFrom, isUsual, isOffered },
    name: form.name.trim(),
    maxUnitsPerDay: wholeNumber(form.maxUnitsPerDay, 1, 96),
    maxGroupSize: wholeNumber(form.maxGroupSize, 1, 500),
    maxPeoplePerFacilitator: wholeNumber(form.maxPeoplePerFacilitator, 1, 500),
    services: PAID_KINDS.flatMap((kind) => {
      const code = form.codes[kind]?.trim().toUpperCase() ?? '';
      return code === '' ? [] : [{ kind, code, modifiers: modifiersOf(form.modifiers[kind] ?? '') }];
    }),
    videoModifiers: modifiersOf(form.videoModifiers),
    audioModifiers: modifiersOf(form.audioModifiers),
  };
}
