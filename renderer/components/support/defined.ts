/** The same object type whose properties are absent instead of undefined. */
export type Defined<Props extends object> = {
  [Key in keyof Props]?: Exclude<Props[Key], undefined>;
};

/**
 * The properties that have a value. react-aria types say "absent", not "undefined", and
 * exactOptionalPropertyTypes tells the two apart: `<Input {...defined({ id, placeholder })} />`.
 */
export function defined<Props extends object>(props: Props): Defined<Props> {
  const present = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Defined<Props>;
}
