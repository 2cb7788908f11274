/** A payload, its verdict, and the constraint that it tries. */
export interface Judged {
  readonly constraint: string;
  readonly value: unknown;
  readonly valid: boolean;
}

/** A value that is put in place of another in a valid payload. Left out, the member is removed. */
export interface Change {
  readonly constraint: string;
  readonly at: readonly PropertyKey[];
  readonly value?: unknown;
  /** Whether the payload is still valid. */
  readonly valid?: true;
}

/** The payloads of a case, and those that a candidate has to agree on. */
export interface PayloadsOf {
  /** Each is a list that the measurement goes round: valid, wrong at its beginning, wrong at its end. */
  readonly valid: readonly unknown[];
  readonly early: readonly unknown[];
  readonly late: readonly unknown[];
  readonly judged: readonly Judged[];
}

/** A place in a payload, and what is put there to make it wrong. */
export interface Mistake {
  readonly at: readonly PropertyKey[];
  readonly value?: unknown;
}

/** What stands in the wrong place: an object where none is expected. */
const misplaced = { never: "this" };

/** Payloads that are a valid one and its changes. */
export function changed(valid: unknown, changes: readonly Change[], early: Mistake, late: Mistake): PayloadsOf {
  const wrong = ({ at, value = misplaced }: Mistake) => replaced(valid, at, value);
  const eight = (value: unknown) => Array.from({ length: 8 }, () => JSON.parse(JSON.stringify(value)));
  const others = [null, "text", 1, true, ...(Array.isArray(valid) ? [{}] : [[]])];
  return {
    valid: eight(valid),
    early: eight(wrong(early)),
    late: eight(wrong(late)),
    judged: [
      { constraint: "the payload itself", value: valid, valid: true },
      { constraint: "what is wrong early", value: wrong(early), valid: false },
      { constraint: "what is wrong late", value: wrong(late), valid: false },
      ...others.map((value) => ({ constraint: "the type of the whole", value, valid: false })),
      ...changes.map((change) => ({
        constraint: change.constraint,
        value: "value" in change ? replaced(valid, change.at, change.value) : replaced(valid, change.at),
        valid: change.valid ?? false,
      })),
    ],
  };
}

/** A copy in which one member is another. */
export function replaced(value: unknown, at: readonly PropertyKey[], ...by: [unknown?]): unknown {
  const copy = JSON.parse(JSON.stringify(value));
  let parent = copy;
  for (const key of at.slice(0, -1)) {
    parent = parent[key];
    if (parent === undefined) throw new Error(`There is no ${at.join(".")} in the payload`);
  }
  const last = at.at(-1) as string;
  if (by.length === 0) delete parent[last];
  else parent[last] = by[0];
  return copy;
}
