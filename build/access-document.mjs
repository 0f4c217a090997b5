import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadTool } from './bundle-tool.mjs';
import { projectFolder } from './paths.mjs';
import { runScript } from './run-script.mjs';

/**
 * `npm run docs:access` writes docs/access.md from `shared/access.ts`; with `--check` it only says whether the page is
 * what the code says.
 */

/** @import { AccessOutcome, Relation, Role } from '../shared/access' */

const path = join(projectFolder, 'docs', 'access.md');

/** @type {Readonly<Record<Relation, string>>} */
const relationTexts = {
  restricted_not_named:
    'The chart is restricted, and the caller is neither the person’s worker nor named for it.',
  assigned: 'The person is assigned to the caller.',
  named: 'The chart is restricted, and the caller is named for it.',
  served_today:
    'The caller had a contact with the person or has an appointment with them today, or leads a session today that the person was at or is on the list of.',
  author: 'The record is the caller’s own: their contact, their note.',
  reason_given: 'The caller gave a reason for opening the chart within the last hour.',
  unrelated: 'None of these.',
};

/** @type {Readonly<Record<AccessOutcome, string>>} */
const outcomeTexts = {
  allowed: 'yes',
  NOT_PERMITTED: 'no',
  NOT_FOUND: 'not there',
  NOT_ON_CASELOAD: 'asks why',
};

/** @param {readonly (readonly string[])[]} rows with the header first */
function table(rows) {
  const [header = [], ...body] = rows;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
}

async function render() {
  const { RELATIONS, ROLES, READABLE_TIERS, TIER_OF_DRAFT, OPENING_MINUTES, accessOutcome } =
    /** @type {typeof import('../shared/access')} */ (await loadTool('shared/access.ts', 'access'));
  const { METHOD_NAMES, methodDefinition } = /** @type {typeof import('../shared/contract')} */ (
    await loadTool('shared/contract.ts', 'contract')
  );
  const { ROLE } = /** @type {typeof import('../shared/codes')} */ (
    await loadTool('shared/codes/index.ts', 'codes')
  );
  const aboutPeople = ['client', 'encounter', 'note'];
  const roleName = (/** @type {Role} */ role) => ROLE.codes[role].en;
  const subjectOf = (/** @type {typeof METHOD_NAMES[number]} */ name) =>
    methodDefinition(name).subject?.entity ?? '';
  const personal = METHOD_NAMES.filter((name) => aboutPeople.includes(subjectOf(name)));
  const general = METHOD_NAMES.filter(
    (name) => methodDefinition(name).needs === 'unlocked' && !personal.includes(name),
  );
  const open = METHOD_NAMES.filter((name) => methodDefinition(name).needs !== 'unlocked');
  const tiers = [...new Set(Object.values(READABLE_TIERS).flatMap((readable) => [...readable]))];

  return [
    '# Who may do what',
    'Made by `npm run docs:access` from `shared/access.ts`, the one place where it is said; `npm run check` fails when this page differs. The vault checks every call against it beside the data, and one test sends every cell of these tables through the real port (`tests/security/access-matrix.test.ts`).',
    '## What a role may read',
    'A field of another kind never leaves the vault: not in a list, a search, a count, a print or a file.',
    table([
      ['kind of information', ...ROLES.map(roleName)],
      ...tiers.map((tier) => [tier, ...ROLES.map((role) => (READABLE_TIERS[role].has(tier) ? 'yes' : 'no'))]),
    ]),
    `Unfinished work holds ${Object.entries(TIER_OF_DRAFT)
      .map(([kind, tier]) => `${tier} information (${kind})`)
      .join(
        ', ',
      )}, and a role keeps and gets back only what it may read. An intake in which questions about health were answered is clinical information.`,
    '## What a call about one person comes to',
    `The first relation that fits counts. "asks why": refused until the caller gives a reason, which opens the chart for ${OPENING_MINUTES} minutes and goes on the supervisor’s list. "not there": answered as if there were no such person. Every refusal is in the log.`,
    table([
      ['relation', 'means'],
      ...RELATIONS.map((relation) => [`\`${relation}\``, relationTexts[relation]]),
    ]),
    ...ROLES.flatMap((role) => [
      `### ${roleName(role)}`,
      table([
        ['method', ...RELATIONS.map((relation) => relation.replaceAll('_', ' '))],
        ...personal.map((name) => [
          `\`${name}\``,
          ...RELATIONS.map((relation) =>
            relation === 'author' && subjectOf(name) === 'client'
              ? '–'
              : outcomeTexts[accessOutcome(name, role, relation)],
          ),
        ]),
      ]),
    ]),
    '## What is about nobody in particular',
    'Lists and searches among these leave out restricted charts of others, and so do their counts. The totals of the end-of-day file count everybody, because they must be the file’s own.',
    table([
      ['method', ...ROLES.map(roleName)],
      ...general.map((name) => [
        `\`${name}\``,
        ...ROLES.map((role) => outcomeTexts[accessOutcome(name, role, null)]),
      ]),
    ]),
    '## Before anybody is signed in',
    `${open.map((name) => `\`${name}\``).join(', ')}: open to whoever sits at the computer, each only in its state (no site yet, locked).`,
  ].join('\n\n');
}

await runScript(async () => {
  const options = await resolveConfig(path);
  const text = await format(await render(), { ...options, filepath: path });
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    return 0;
  }
  if (readFileSync(path, 'utf8') === text) return 0;
  console.error('docs/access.md is not what shared/access.ts says. Run: npm run docs:access');
  return 1;
});
