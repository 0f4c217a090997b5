/**
 * The same keys as an English dictionary with any text as value: a missing key, an extra key or a nested
 * key in the wrong place does not compile.
 */
export type SameShape<Dictionary> = {
  readonly [Key in keyof Dictionary]: Dictionary[Key] extends string ? string : SameShape<Dictionary[Key]>;
};
