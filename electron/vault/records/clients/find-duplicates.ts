import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { comparableContactValues } from '../../../../shared/rules/contacts';
import type { ReadContext } from '../context';
import { findDuplicateCandidates } from './duplicate-search';

/** Who the person being taken in may already be, before anything is saved. */
export function findDuplicates(
  context: ReadContext,
  input: ParsedInput<'client.findDuplicates'>,
): MethodOutput<'client.findDuplicates'> {
  const { contactValues, ...facts } = input;
  const identity = {
    ...facts,
    contactValues: comparableContactValues(contactValues),
    medicaidId: null,
    externalIdentifiers: [],
  };
  return { candidates: findDuplicateCandidates(context.reader, identity, { viewer: context.user }) };
}
