import { UNIT_HOLD, codes } from '../../../../shared/codes/for-model';
import { Encounter, ModifiersSchema } from '../../../../shared/model/index';
import type { EntityDefinition, FieldDefinition, Row } from '../../../../shared/model/index';
import { json, optionalCount, optionalText } from '../../../../shared/model/define-entity';
import { signedLines } from '../../records/payers/signed-lines';
import type { Reader } from '../../store/connection';

/** Columns that are counted for the file and kept nowhere. */
interface ComputedFields {
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** By the record's id; a record without has empty cells. */
  valuesOf(
    reader: Reader,
    records: readonly Readonly<Record<string, unknown>>[],
  ): ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** What a contact with a signed note counts as; empty while it isn't signed (R-ENC-03). */
const encounterUnits: ComputedFields = {
  fields: {
    units: optionalCount({ en: 'Units', es: 'Unidades', tier: 'identity' }),
    serviceCode: optionalText({ en: 'Service code', es: 'Código de servicio', tier: 'identity', max: 8 }),
    serviceModifiers: json(ModifiersSchema, { en: 'Modifiers', es: 'Modificadores', tier: 'identity' }),
    payerName: optionalText({ en: 'Payer name', es: 'Nombre del pagador', tier: 'identity', max: 80 }),
    unitHolds: codes(UNIT_HOLD, { en: 'What to check', es: 'Qué revisar', tier: 'identity' }),
  },
  valuesOf: (reader, records) => {
    const lines = signedLines(reader, records as readonly Row<typeof Encounter>[]);
    return new Map(
      [...lines].map(([id, { units, code, modifiers, payerName, holds }]) => [
        id,
        { units, serviceCode: code, serviceModifiers: modifiers, payerName, unitHolds: holds },
      ]),
    );
  },
};

/** The computed columns of an entity, if it has some. */
export function computedFieldsOf(entity: EntityDefinition): ComputedFields | undefined {
  return entity.name === Encounter.name ? encounterUnits : undefined;
}
