import type { Narrative } from '@medplum/fhirtypes';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * What a person wrote, as FHIR's XHTML: every character is text, blank lines part paragraphs, line ends stay. Text
 * without a visible character would break txt-2, so it is `undefined`.
 */
export function narrativeOf(text: string): Narrative | undefined {
  if (text.trim() === '') return undefined;
  const paragraphs = text
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br/>')}</p>`);
  return {
    // The text is what the author wrote and nothing else holds it.
    status: 'additional',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ESCAPES[character] ?? character);
}
