import type { ATTENDANCE_WAY } from '../codes';
import type { Encounter, Row } from '../model';

/** How somebody took part in a group session. */
export type AttendanceWay = (typeof ATTENDANCE_WAY)['slugs'][number];

type ContactWay = Pick<Row<typeof Encounter>, 'modality' | 'placeOfService'>;

const BY_WAY: Readonly<Record<Exclude<AttendanceWay, 'in_room'>, ContactWay>> = {
  video_home: { modality: 'video', placeOfService: 'telehealth_home' },
  video_elsewhere: { modality: 'video', placeOfService: 'telehealth_not_home' },
  audio_home: { modality: 'audio', placeOfService: 'telehealth_home' },
  audio_elsewhere: { modality: 'audio', placeOfService: 'telehealth_not_home' },
};

/**
 * The modality and the place of service of a group contact: the room's place in the room, a telehealth one else
 * (R-ENC-07).
 */
export function contactOfWay(way: AttendanceWay, room: ContactWay['placeOfService']): ContactWay {
  return way === 'in_room' ? { modality: 'in_person', placeOfService: room } : BY_WAY[way];
}
