import type { DeviceIdentity } from '../../store/device';
import type { Reader } from '../../store/connection';
import { csvDictionary, csvPath } from '../csv/dictionary';
import { ResourceChecker } from '../fhir/checks';
import { FHIR_TYPES } from '../fhir/elements';
import type { FhirContext } from '../fhir/elements';
import { SHARED_ENTITIES } from './change-range';
import type { Recipient, Row } from '../../../../shared/model/index';
import { changeLines } from './change-lines';
import type { ChangeSelection } from './change-lines';
import { consentLines, noticeText } from './consent-lines';
import { csvRows } from './csv-rows';
import { countResources, fhirLines } from './fhir-lines';
import { memberOf } from './members';
import type { Member } from './members';
import type { People } from './people';
import type { Selection } from './selection';

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.sig';
export const HASHES_PATH = 'SHA256SUMS';
export const CHANGES_PATH = 'changes.ndjson';

/** What the files of a bundle are made from: one state of the database. */
export interface BundleSource {
  readonly reader: Reader;
  readonly device: DeviceIdentity;
  readonly recipient: Row<typeof Recipient>;
  readonly people: People;
  readonly changes: ChangeSelection;
  readonly selection: Selection;
  readonly fhir: FhirContext;
}

/** Every file of the bundle but those that follow from the others: manifest, signature and `SHA256SUMS`. */
export function contentMembers(source: BundleSource): readonly Member[] {
  const { reader, selection } = source;
  return [
    memberOf('device.pub.pem', source.device.publicKeyPem),
    memberOf('NOTICE.txt', noticeText()),
    {
      path: 'consents.ndjson',
      chunks: () => consentLines(source.people, selection, source.recipient),
    },
    { path: CHANGES_PATH, chunks: () => changeLines(reader, source.changes) },
    // A bulk export has no file for a type it has nothing of.
    ...FHIR_TYPES.filter((type) => countResources(selection, type) > 0).map((type) => ({
      path: `fhir/${type}.ndjson`,
      chunks: () =>
        fhirLines(
          {
            reader,
            selection,
            context: source.fhir,
            checker: new ResourceChecker((target, id) => selection.hasResource(target, id)),
          },
          type,
        ),
    })),
    ...SHARED_ENTITIES.map((entity) => ({
      path: csvPath(entity),
      chunks: () => csvRows(reader, selection, entity),
    })),
    memberOf('csv/dictionary.csv', csvDictionary(SHARED_ENTITIES)),
  ];
}
