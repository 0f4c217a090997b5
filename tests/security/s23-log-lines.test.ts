import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLogLine, type LogEntry } from '../../electron/main/log-line';
import { openLog } from '../../electron/main/log';
import { VAULT_WORDS } from '../../electron/main/vault-words';
import { newIdentifier } from '../../shared/identifiers';
import type { InstantMs } from '../../shared/time';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/temporary-folder';

const AT = Date.UTC(2026, 10, 23, 5, 16, 30) as InstantMs;

describe('a line of the log', () => {
  it('is a time, a level, a code, a reference and numbers', () => {
    expect(formatLogLine(AT, { level: 'info', code: 'locking reason-idle' }, VAULT_WORDS)).toBe(
      '2026-11-23T05:16:30.000Z info locking reason-idle\n',
    );
    expect(
      formatLogLine(
        AT,
        {
          level: 'error',
          code: 'client.create SQLITE_CONSTRAINT_UNIQUE',
          reference: '3fa9c01b',
          milliseconds: 12.6,
          count: 3,
        },
        VAULT_WORDS,
      ),
    ).toBe(
      '2026-11-23T05:16:30.000Z error client.create SQLITE_CONSTRAINT_UNIQUE reference=3fa9c01b milliseconds=13 count=3\n',
    );
  });

  const names = fc.constantFrom(
    'Ana',
    'María Núñez',
    "O'Brien",
    'DeShawn',
    'Begay',
    'Ada',
    'Abe Faced',
    'Özil',
    '李',
  );
  const dates = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
    .chain((date) => fc.constantFrom(date, date.replaceAll('-', ''), date.slice(5), `${date}T10:00:00Z`));
  const phones = fc.stringMatching(/^[2-9]\d{2}[-. ]?\d{3}[-. ]?\d{4}$/);
  const identifiers = fc.oneof(
    fc.constant(null).map(() => newIdentifier()),
    fc.stringMatching(/^[A-Z]{3,5}-\d{5}$/),
    fc.stringMatching(/^\d{8}$/),
  );
  const personal = fc.oneof(names, dates, phones, identifiers, fc.string({ minLength: 3 }), fc.lorem());

  it('never holds a name, a date, a phone number, a record id or any other text (S23)', () => {
    const entries = fc.record<LogEntry>({
      level: fc.constantFrom('info', 'warning', 'error'),
      code: fc.oneof(
        personal,
        personal.map((text) => `client.open ${text}`),
        personal.map((text) => `locking ${text} SQLITE_${text}`),
      ),
      reference: fc.option(personal, { nil: undefined }),
      milliseconds: fc.option(fc.oneof(fc.double(), fc.constant(20_240_105)), { nil: undefined }),
      count: fc.option(fc.integer(), { nil: undefined }),
    });
    // Everything a line may be made of; nothing a person is called or was born on is in it.
    const word = String.raw`(?:\[redacted\]|client\.open|locking|unknown|SQLITE(?:_[A-Z]+)+)`;
    const line = new RegExp(
      String.raw`^2026-11-23T05:16:30\.000Z (?:info|warning|error) ${word}(?: ${word}){0,3}` +
        String.raw`(?: reference=(?:\[redacted\]|(?=[0-9a-f]*[a-f])[0-9a-f]{8}))?` +
        String.raw`(?: milliseconds=(?:-?\d{1,7}|\[redacted\]))?(?: count=(?:-?\d{1,7}|\[redacted\]))?\n$`,
    );
    fc.assert(
      fc.property(entries, (entry) => {
        expect(formatLogLine(AT, entry, VAULT_WORDS)).toMatch(line);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves out every planted text whichever field it comes in', () => {
    fc.assert(
      fc.property(fc.oneof(names, dates, phones, identifiers), (text) => {
        const written = formatLogLine(AT, { level: 'info', code: text, reference: text }, VAULT_WORDS);
        expect(written.slice('2026-11-23T05:16:30.000Z'.length)).not.toContain(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the log file', () => {
  const clock = new FakeClock(AT);

  it('is this account’s alone and grows by lines', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog({ folder, clock, echo: false });
    log.write('info', 'app-started');
    log.write('info', 'locking', { also: 'reason-suspend' });
    log.writeEntry({ level: 'error', code: 'note.save TypeError', reference: 'c0ffee12' }, VAULT_WORDS);
    const path = join(folder, 'waystation.log');
    expect(readFileSync(path, 'utf8').split('\n')).toEqual([
      '2026-11-23T05:16:30.000Z info app-started',
      '2026-11-23T05:16:30.000Z info locking reason-suspend',
      '2026-11-23T05:16:30.000Z error note.save TypeError reference=c0ffee12',
      '',
    ]);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('never grows beyond two files of a quarter megabyte', () => {
    const folder = temporaryFolder();
    const log = openLog({ folder, clock, echo: false });
    writeFileSync(join(folder, 'waystation.log'), 'x'.repeat(256 * 1024 - 10));
    log.write('info', 'app-started');
    expect(statSync(join(folder, 'waystation.previous.log')).size).toBe(256 * 1024 - 10);
    expect(statSync(join(folder, 'waystation.log')).size).toBeLessThan(100);
  });

  it('keeps nobody from working when it can’t be written', () => {
    const folder = temporaryFolder();
    // A folder in the file's place, which not even root can write to.
    mkdirSync(join(folder, 'waystation.log'));
    expect(() => openLog({ folder, clock, echo: false }).write('info', 'app-started')).not.toThrow();
  });
});
