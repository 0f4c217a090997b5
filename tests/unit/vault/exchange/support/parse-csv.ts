/** Reads RFC 4180 text strictly: CRLF between rows, quotes doubled; throws on anything else. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let index = 0;
  while (index < text.length) {
    const [cell, next] = text[index] === '"' ? quotedCell(text, index) : bareCell(text, index);
    row.push(cell);
    if (text[next] === ',') {
      index = next + 1;
      continue;
    }
    if (text.slice(next, next + 2) !== '\r\n') throw new Error(`No row end at ${String(next)}`);
    rows.push(row);
    row = [];
    index = next + 2;
  }
  return rows;
}

/** The rows of a table as objects by their header. */
export function parseTable(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error('A row has other columns than the header');
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
  });
}

function quotedCell(text: string, start: number): [string, number] {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return [text.slice(start + 1, end).replaceAll('""', '"'), end + 1];
  }
  throw new Error('A cell does not end');
}

function bareCell(text: string, start: number): [string, number] {
  const end = /[,\r]/.exec(text.slice(start));
  if (end === null) throw new Error('A row does not end');
  return [text.slice(start, start + end.index), start + end.index];
}
