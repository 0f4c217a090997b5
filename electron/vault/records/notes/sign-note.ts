import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { COPIED_GOALS, Encounter, Note, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { isLateEntry, noteProblems } from '../../../../shared/rules/note-signing';
import { getRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { payerAtSigning } from '../payers/payer-of-contact';
import { cosignRequired } from './cosign';
import { formatOf } from './formats';
import { namesInNote, namesProblems } from './group-names';
import { goalLinkProblems, goalWordsOf } from './note-goals';
import { noteText } from './note-text';
import { ownDraft } from './own-draft';
import { noteHash } from './signature';

/**
 * Signs what is on the screen, for ever (R-NOTE-01…04). The passphrase was checked before the transaction began. The
 * store writes every field into the change log again, so that a bundle that leaves drafts out has the whole note.
 * @throws ClinicFailure as `ownDraft`; `RULE_BROKEN` with what is missing.
 */
export function signNote(context: WriteContext, input: ParsedInput<'note.sign'>): MethodOutput<'note.sign'> {
  const { writer, change, user } = context;
  const draft = ownDraft(context, input);
  const encounter = getRecord(writer, Encounter, draft.encounterId);
  const author = getRecord(writer, User, user.id);
  if (encounter === undefined || author === undefined) throw new ClinicFailure('NOT_FOUND');
  const { expectedRevision } = input;
  const content = noteText(writer, draft, input);
  const goalWords = content.goalIds.length === 0 ? null : [...goalWordsOf(writer, content.goalIds)];
  assertCanBeSigned(encounter, change.now);
  const problems = [
    ...noteProblems(content, formatOf(writer, draft), encounter),
    ...goalLinkProblems(writer, draft, content.goalIds),
    ...namesProblems(
      namesInNote(
        writer,
        { clientId: draft.clientId, sessionId: encounter.groupSessionId },
        {
          ...content.sections,
          safety_step: content.safetyStep ?? '',
          // The words of the goals are signed with the note, and are printed with it.
          [COPIED_GOALS]: goalWords?.join('\n') ?? '',
        },
      ),
    ),
  ];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });

  const signed = {
    ...draft,
    ...content,
    goalWords,
    signedAt: change.now,
    credentialType: author.credentialType,
    credentialNumber: author.credentialNumber,
    isLateEntry: isLateEntry(change.now, encounter.endAt),
    cosignRequired: cosignRequired(writer, draft),
  };
  const signatureHash = noteHash(signed);
  updateRecord(
    writer,
    change,
    Note,
    draft.id,
    {
      ...content,
      goalWords,
      status: 'signed',
      signedAt: signed.signedAt,
      credentialType: signed.credentialType,
      credentialNumber: signed.credentialNumber,
      signatureHash,
      isLateEntry: signed.isLateEntry,
      cosignRequired: signed.cosignRequired,
    },
    { expectedRevision },
  );
  updateRecord(writer, change, Encounter, encounter.id, payerAtSigning(writer, encounter), {
    expectedRevision: 'newest',
  });
  return { signedAt: signed.signedAt, signatureHash, isLateEntry: signed.isLateEntry };
}

function assertCanBeSigned(encounter: Row<typeof Encounter>, now: number): void {
  if (encounter.status !== 'done') throw ruleBroken('noteId', 'contact_not_done');
  // What is signed as done must be over: a roll call may be taken while the group still sits.
  if (encounter.endAt > now) throw ruleBroken('noteId', 'contact_not_over');
}
