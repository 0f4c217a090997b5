import type { Label } from '../model';
import { nameWords } from './names';

/**
 * What is said to whoever phones and asks for a person, word for word the same for everybody: it neither confirms nor
 * denies (42 CFR 2.13(c), R-DIS-05). Both languages are on the screen, whichever the reader's is.
 */
export const CALLER_WORDS: Label = {
  en: 'Thank you for calling. To protect everyone’s privacy, I can’t say whether any person comes here or has ever come here. I tell everyone the same. I can write down a message with your name and number. If there is someone to give it to, they will get it.',
  es: 'Gracias por llamar. Para proteger la privacidad de todas las personas, no puedo decir si alguien viene aquí o ha venido alguna vez. A todo el mundo le digo lo mismo. Puedo anotar un mensaje con su nombre y su número. Si hay a quién dárselo, lo recibirá.',
};

/** Words in a name or a firm's name that tell nobody apart. */
const FILLERS: ReadonlySet<string> = new Set([
  'the',
  'and',
  'of',
  'de',
  'del',
  'la',
  'el',
  'los',
  'las',
  'y',
]);

function tellingWords(text: string): readonly string[] {
  return nameWords(text).filter((word) => !FILLERS.has(word));
}

/** Whether every word that was asked for is one of somebody's names; whole words, accents and order aside. */
export function isAskedFor(asked: string, names: string): boolean {
  const wanted = nameWords(asked);
  const known = new Set(nameWords(names));
  return wanted.length > 0 && wanted.every((word) => known.has(word));
}

/**
 * Whether a caller may be who a consent names: all words of the one are in the other. Whether they really are is for the
 * person at the phone to find out.
 */
export function mayBeRecipient(caller: string, recipientName: string): boolean {
  const said = tellingWords(caller);
  const named = tellingWords(recipientName);
  if (said.length === 0 || named.length === 0) return false;
  return said.every((word) => named.includes(word)) || named.every((word) => said.includes(word));
}
