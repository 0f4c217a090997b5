/** A value SQLite can bind. Booleans are bound as 0 and 1: STRICT tables have no boolean type. */
export type SqlValue = string | number | bigint | null | Uint8Array;

type Interpolation = SqlValue | boolean | SqlStatement;

/**
 * SQL text with its bound parameters. The class stays inside this file, so nothing else can make one from a
 * raw string: whatever a person typed can only ever be a parameter.
 */
class SqlStatement {
  readonly parameters: readonly SqlValue[];
  // Private, so that no object of the same shape has this type.
  readonly #text: string;

  constructor(text: string, parameters: readonly SqlValue[]) {
    this.#text = text;
    this.parameters = parameters;
  }

  get text(): string {
    return this.#text;
  }
}

/** A statement made by `sql`, `sqlFragment`, `sqlIdentifier`, `sqlJoin` or `sqlList`. */
export type Statement = SqlStatement;

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** SQL in which every interpolated value is a bound parameter; an interpolated statement is spliced in with its own. */
export function sql(strings: TemplateStringsArray, ...interpolations: readonly Interpolation[]): Statement {
  let text = strings[0] ?? '';
  const parameters: SqlValue[] = [];
  interpolations.forEach((interpolation, index) => {
    if (interpolation instanceof SqlStatement) {
      text += interpolation.text;
      parameters.push(...interpolation.parameters);
    } else {
      text += '?';
      parameters.push(bindable(interpolation));
    }
    text += strings[index + 1] ?? '';
  });
  return new SqlStatement(text, parameters);
}

/** Fixed SQL text, for parts that hold no value. Takes no interpolation, so it can't carry a value either. */
export function sqlFragment(strings: TemplateStringsArray): Statement {
  const text = strings[0];
  if (text === undefined || strings.length !== 1)
    throw new TypeError('An SQL fragment takes no interpolation');
  return new SqlStatement(text, []);
}

/** A table or column name, quoted. Anything but snake_case is refused. */
export function sqlIdentifier(name: string): Statement {
  if (!IDENTIFIER.test(name)) throw new TypeError('Not an SQL identifier');
  return new SqlStatement(`"${name}"`, []);
}

/** A table or column name as a text, for triggers, which take no parameters. Anything but snake_case is refused. */
export function sqlNameLiteral(name: string): Statement {
  if (!IDENTIFIER.test(name)) throw new TypeError('Not an SQL identifier');
  return new SqlStatement(`'${name}'`, []);
}

/** The statements with the separator (itself fixed SQL) between them. */
export function sqlJoin(statements: readonly Statement[], separator: Statement): Statement {
  if (separator.parameters.length > 0) throw new TypeError('A separator holds no values');
  return new SqlStatement(
    statements.map((statement) => statement.text).join(separator.text),
    statements.flatMap((statement) => statement.parameters),
  );
}

/** A row of bound values with commas between them, as `VALUES (…)` takes it: one statement text for each length. */
export function sqlValues(values: readonly SqlValue[]): Statement {
  return new SqlStatement(values.map(() => '?').join(', '), values.map(bindable));
}

/** Rows of bound values, each in brackets, as `VALUES` takes several: one statement text for each number of rows. */
export function sqlRows(rows: readonly (readonly SqlValue[])[]): Statement {
  return new SqlStatement(
    rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', '),
    rows.flatMap((row) => row.map(bindable)),
  );
}

/**
 * The right-hand side of `IN`: one bound parameter whatever the number of values, so that lists of every
 * length share one prepared statement.
 */
export function sqlList(values: readonly (string | number)[]): Statement {
  for (const value of values) bindable(value);
  return new SqlStatement('(SELECT value FROM json_each(?))', [JSON.stringify(values)]);
}

function bindable(value: SqlValue | boolean): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Not a finite number');
  // The driver would replace half a surrogate pair by U+FFFD and say nothing.
  if (typeof value === 'string' && LONE_SURROGATE.test(value)) throw new TypeError('Text is not well-formed');
  return value;
}
