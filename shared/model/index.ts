import { ChartOpening, NamedStaff } from './access';
import { Appointment } from './appointment';
import { CallerMessage } from './caller-message';
import { AdmissionHealth, AdmissionSituation } from './admission';
import { ChartMerge } from './chart-merge';
import { Client, ContactMethod, Episode } from './client';
import { Consent } from './consent';
import { Coverage } from './coverage';
import type { EntityDefinition } from './define-entity';
import { Encounter } from './encounter';
import { Bundle, Disclosure, HeldBack, Recipient } from './exchange';
import { Goal } from './goal';
import { Attendance, GroupMember, GroupSeries, GroupSession, SiteHoliday } from './group';
import { ImportMapping, ImportRun } from './import';
import { Note, NoteAddendum, NoteReview, NoteSnippet, SiteNoteFormat } from './note';
import { PayerRule } from './payer-rule';
import { RelatedPerson } from './related-person';
import { Milestone, RecoveryStreak, SupportPhase } from './recovery';
import { Device, Draft, SavedView, Site, ViewSetting } from './site';
import { CosignPolicy, SupervisionEntry } from './supervision';
import { User } from './user';
import { CapacityNotice, InterimService, SiteCapacity, WaitingListEntry } from './waiting-list';

export { ChartOpening, NamedStaff } from './access';
export { Appointment } from './appointment';
export { CallerMessage } from './caller-message';
export { AdmissionHealth, AdmissionSituation } from './admission';
export { ChartMerge } from './chart-merge';
export { AddressSchema, Client, ContactMethod, Episode } from './client';
export { Consent, SIGNATURE_BOX, SIGNATURE_MAX_LENGTH } from './consent';
export { Coverage } from './coverage';
export { allFields, snakeCase, textSchema } from './define-entity';
export type { BaseRow, EntityDefinition, FieldDefinition, Label, Row, Tier, Values } from './define-entity';
export { Encounter } from './encounter';
export { Bundle, ChangeRangeSchema, Disclosure, HeldBack, Recipient } from './exchange';
export type { ChangeRange } from './exchange';
export { Goal } from './goal';
export { Attendance, GroupMember, GroupSeries, GroupSession, SiteHoliday } from './group';
export { ImportMapping, ImportRun } from './import';
export {
  COPIED_GOALS,
  NOTE_GOALS_MAX,
  Note,
  NoteAddendum,
  NoteReview,
  NoteSectionSchema,
  NoteSectionsSchema,
  NoteSnippet,
  SECTION_TEXT_MAX,
  SiteNoteFormat,
} from './note';
export { ModifiersSchema, PayerCodeSchema, PayerRule, ServiceCodeSchema } from './payer-rule';
export { RelatedPerson } from './related-person';
export { Milestone, RecoveryStreak, SupportPhase } from './recovery';
export { Device, Draft, SavedView, Site, ViewSetting } from './site';
export { CosignPolicy, SupervisionEntry } from './supervision';
export { User } from './user';
export {
  CapacityNotice,
  InterimService,
  SITE_CAPACITY_ID,
  SiteCapacity,
  WaitingListEntry,
} from './waiting-list';

/** Every entity, in an order where references point backwards (attendance ↔ encounter apart). */
export const ENTITIES: readonly EntityDefinition[] = [
  Site,
  Device,
  User,
  Client,
  ContactMethod,
  Episode,
  AdmissionSituation,
  AdmissionHealth,
  WaitingListEntry,
  InterimService,
  SiteCapacity,
  CapacityNotice,
  ChartMerge,
  NamedStaff,
  ChartOpening,
  SiteHoliday,
  PayerRule,
  Coverage,
  GroupSeries,
  GroupMember,
  GroupSession,
  Encounter,
  Attendance,
  Appointment,
  Goal,
  RecoveryStreak,
  Milestone,
  SupportPhase,
  Note,
  NoteAddendum,
  NoteReview,
  SiteNoteFormat,
  CosignPolicy,
  SupervisionEntry,
  Recipient,
  Consent,
  RelatedPerson,
  Bundle,
  Disclosure,
  HeldBack,
  Draft,
  CallerMessage,
  ViewSetting,
  SavedView,
  NoteSnippet,
  ImportRun,
  ImportMapping,
];
