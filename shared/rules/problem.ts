/**
 * Every way a rule can be broken. The list is closed: the page has a plain sentence for each code, in both
 * languages, and shows it at the field the path names.
 */
export const RULE_CODES = [
  // Brief intake (R-INT-02, R-INT-03, R-INT-04)
  'legal_name_missing',
  'name_to_use_missing',
  'legal_name_is_withheld',
  'name_without_letters',
  'birth_date_missing',
  'birth_date_in_future',
  'birth_date_too_long_ago',
  'under_age',
  'first_contact_missing',
  'referral_source_missing',
  'participation_consent_missing',
  'notice_missing',
  'notice_language_missing',
  'in_future',
  'before_birth',
  'before_first_contact',
  // Contacts (R-INT-11)
  'phone_without_number',
  'email_not_valid',
  // Who a record points to
  'not_a_worker',
  'still_a_worker',
  'client_not_found',
  'client_is_merged',
  'status_not_allowed',
  'not_on_the_team',
  'details_missing',
  // Two charts of one person (R-INT-07)
  'same_chart',
  'chart_restricted',
  'keep_active_chart',
  'on_open_roll',
  // Many people at once
  'not_on_caseload',
  'in_past',
  'too_far_ahead',
  // Contacts with people (R-ENC-01, R-ENC-02, R-ENC-05)
  'end_not_after_start',
  'longer_than_twelve_hours',
  'excluded_exceeds_duration',
  'overlaps_worker',
  'overlaps_person',
  'contact_has_signed_note',
  'payer_unknown',
  'service_listed_twice',
  'kind_has_no_units',
  'modality_does_not_fit',
  'belongs_to_group_session',
  // Groups (R-GRP-01, R-GRP-02, R-GRP-03)
  'session_not_started',
  'not_on_this_date',
  'session_cancelled',
  'person_listed_twice',
  'mark_missing',
  'in_time_missing',
  'out_time_missing',
  'outside_session',
  'out_not_after_in',
  'absent_with_times',
  'before_admission',
  'after_discharge',
  'note_already_signed',
  'group_is_closed',
  'group_is_event',
  'left_before_joined',
  'roll_taken',
  'schedule_start_missing',
  'nobody_came',
  // Notes (R-NOTE-03)
  'section_missing',
  'section_too_short',
  'section_unknown',
  'goal_or_reason_missing',
  'safety_step_missing',
  'format_unknown',
  'contact_not_over',
  'contact_not_done',
  'not_the_worker',
  'note_not_signed',
  'nothing_changed',
  // Staff (R-ROL-06, R-ROL-07)
  'last_administrator',
  'own_account',
  'account_closed',
  'account_open',
  'expires_before_issued',
  'names_someone',
  'format_version_used',
  'own_note',
  'note_not_waiting',
  'comment_missing',
  'share_missing',
  'until_missing',
  'note_in_error',
  // Central office (R-EXP-07, domain §3.1)
  'agreement_missing',
  'agreement_expired',
  'ends_before_signed',
  'key_not_age',
  'key_is_secret',
  'key_kind_unsupported',
  'fingerprint_differs',
  // Written consent (R-CON-01, R-CON-04, R-CON-05)
  'disclosing_party_missing',
  'recipient_missing',
  'scope_missing',
  'consent_stands_alone',
  'purpose_missing',
  'statement_missing',
  'expiry_missing',
  'no_end_not_allowed',
  'signer_missing',
  'signed_on_missing',
  'signature_missing',
  'paper_location_missing',
  'recipient_not_in_use',
  'revocation_reference_missing',
  'consent_not_active',
  'before_signed',
  // Import
  'reason_missing',
  'problem_lines_left',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];

/** One thing to put right: which field of the input, and why. */
export interface RuleProblem {
  /** Path in the input, e.g. `contacts[0].value`. */
  readonly path: string;
  readonly code: RuleCode;
}
