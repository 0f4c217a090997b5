import type { z } from 'zod';

import { accessMethods } from './contract/access';
import { appointmentMethods } from './contract/appointments';
import { admissionMethods } from './contract/admission';
import { auditMethods } from './contract/audit';
import { backupMethods } from './contract/backup';
import { callerMethods } from './contract/callers';
import { caseloadMethods } from './contract/caseload';
import { clientMethods } from './contract/clients';
import { consentMethods } from './contract/consents';
import { coverageMethods } from './contract/coverage';
import type { MethodDefinition } from './contract/define-method';
import { encounterMethods } from './contract/encounters';
import { endOfDayMethods, importMethods, recipientMethods } from './contract/exchange';
import { findMethods } from './contract/find';
import { goalMethods } from './contract/goals';
import { groupMethods } from './contract/groups';
import { mainMethods } from './contract/main';
import { noteMethods } from './contract/notes';
import { printMethods } from './contract/print';
import { recoveryMethods } from './contract/recovery';
import { draftMethods, peopleMethods, sessionMethods, siteMethods, viewMethods } from './contract/site';
import { supervisionMethods } from './contract/supervision';
import { dataKeyMethods } from './contract/data-key';
import { relatedPersonMethods } from './contract/related-people';
import { restoreMethods } from './contract/restore';
import { todayMethods } from './contract/today';
import { waitingListMethods } from './contract/waiting-list';

/**
 * Every method of the product: what goes in, what comes out, when it may run, what is audited. Types on both
 * sides of the port are inferred from here; who may call what is in `shared/access.ts`.
 */
export const CONTRACT = {
  ...siteMethods,
  ...sessionMethods,
  ...peopleMethods,
  ...viewMethods,
  ...draftMethods,
  ...clientMethods,
  ...admissionMethods,
  ...caseloadMethods,
  ...findMethods,
  ...accessMethods,
  ...auditMethods,
  ...printMethods,
  ...consentMethods,
  ...coverageMethods,
  ...relatedPersonMethods,
  ...groupMethods,
  ...encounterMethods,
  ...goalMethods,
  ...recoveryMethods,
  ...noteMethods,
  ...supervisionMethods,
  ...recipientMethods,
  ...endOfDayMethods,
  ...importMethods,
  ...todayMethods,
  ...appointmentMethods,
  ...callerMethods,
  ...waitingListMethods,
  ...backupMethods,
  ...restoreMethods,
  ...dataKeyMethods,
  ...mainMethods,
};

type Contract = typeof CONTRACT;

export type MethodName = keyof Contract;

/** Names of the methods one process answers. */
export type MethodNameOf<Process extends 'vault' | 'main'> = Process extends 'main'
  ? keyof typeof mainMethods
  : Exclude<MethodName, keyof typeof mainMethods>;

/** What a caller passes. */
export type MethodInput<Name extends MethodName> = z.input<Contract[Name]['input']>;

/** What a handler receives: the input after its schema. */
export type ParsedInput<Name extends MethodName> = z.output<Contract[Name]['input']>;

/** What a caller gets back. */
export type MethodOutput<Name extends MethodName> = z.output<Contract[Name]['output']>;

/** Whether the text is a method's name. */
export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(CONTRACT, name);
}

/** What the log says of a call. */
export type MethodAuditAction = NonNullable<Contract[MethodName]['auditAction']>;

/** The definition of a method, without its particular types. */
export function methodDefinition(
  name: MethodName,
): MethodDefinition<z.ZodType, z.ZodType, MethodAuditAction | null> {
  return CONTRACT[name];
}

/** Every method name, in the contract's order. */
export const METHOD_NAMES: readonly MethodName[] = Object.keys(CONTRACT).filter(isMethodName);
