import sax from 'sax';

import { ClinicFailure } from '../../../../../shared/errors';

/** What a reader of one kind of part is told. Names come without their prefix, which every program chooses itself. */
export interface XmlHandlers {
  readonly onOpen?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly onClose?: (name: string) => void;
  readonly onText?: (text: string) => void;
}

/** Deeper than any part of a real workbook. */
const DEEPEST = 100;

/**
 * Reads a part's XML as its bytes come; memory doesn't grow with the part. Document types, and with them entities of
 * their own, are refused.
 * @throws ClinicFailure `FILE_WORKBOOK_DAMAGED`, and whatever the handlers throw.
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  { onOpen, onClose, onText }: XmlHandlers,
  turn: () => Promise<void>,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = sax.parser(true, { position: false });
  let depth = 0;
  parser.onerror = refuse;
  parser.ondoctype = refuse;
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) refuse();
    onOpen?.(
      localName(name),
      new Map(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])),
    );
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    onClose?.(localName(name));
  };
  parser.ontext = (text) => onText?.(text);
  parser.oncdata = (text) => onText?.(text);
  for await (const chunk of chunks) {
    parser.write(decoded(() => decoder.decode(chunk, { stream: true })));
    await turn();
  }
  parser.write(decoded(() => decoder.decode())).close();
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    return refuse();
  }
}

function refuse(): never {
  throw new ClinicFailure('FILE_WORKBOOK_DAMAGED');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
