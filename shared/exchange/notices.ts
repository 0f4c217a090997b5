/** A text that goes with records, and the version that is stored with every use of it. */
export interface NoticeText {
  readonly version: string;
  readonly text: string;
}

/**
 * Statement 1 of 42 CFR 2.32(a), as amended 16 February 2024 (89 FR 12472): goes with every disclosure. Older
 * wordings ("…from making any further disclosure…") are no longer valid. In English, because the rule gives the words.
 */
export const REDISCLOSURE_NOTICE: NoticeText = {
  version: '2.32-2024-1',
  text: 'This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies: (i) Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2. (ii) You are a covered entity or business associate and have received the record for treatment, payment, or health care operations, or (iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).',
};

/**
 * The version of the patient notice (42 CFR 2.22) handed out today; stored with the day somebody got it. The
 * notice itself is the site's own paper.
 */
export const PATIENT_NOTICE_VERSION = '2.22-2024-1';
