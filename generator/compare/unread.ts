import type { Api } from "../2-normalise/api.js";
import type { Span } from "../diagnostics/source.js";
import type { Change } from "./change.js";
import { placeIn, wayTo } from "./places.js";

/** A mistake in a contract because of which a place of it was left out or read in another way. */
export interface Unread {
  readonly at: Span;
  /** What is wrong there. */
  readonly message: string;
}

/** The mistakes of both contracts. */
export interface UnreadSides {
  readonly old: readonly Unread[];
  readonly new: readonly Unread[];
}

interface Apis {
  readonly old: Pick<Api, "written" | "at">;
  readonly new: Pick<Api, "written" | "at">;
}

/**
 * Compares what cannot be read as text, because nobody knows what it means: a mistake that only one of two contracts has
 * may stand for any change. One that both have with the same text is no change.
 */
export function compareUnread({ old, new: now }: UnreadSides, apis: Apis): readonly Change[] {
  const nowAt = (at: Span) => placeIn(apis.new, wayTo(at, apis.old));
  return [
    ...withoutTwins(now, old).map((each) => changeOf(each, "has a place that cannot be read", undefined, each.at)),
    ...withoutTwins(old, now).map((each) =>
      changeOf(each, "had a place that could not be read", each.at, nowAt(each.at)),
    ),
  ];
}

function changeOf({ message }: Unread, what: string, old: Span | undefined, now: Span): Change {
  return {
    rule: "unread-changed",
    subject: { kind: "api" },
    directions: ["request", "response"],
    wire: {
      kind: "may-break",
      breaks: "requests and responses",
      reason: `${message} Such a place is compared as text, and the other contract does not have this text.`,
      directions: ["request", "response"],
    },
    source: { kind: "none" },
    old,
    new: now,
    what,
    mend: "Correct the document, and compare again.",
  };
}

/** Those that the other contract does not have, each as often as it is there. */
function withoutTwins(these: readonly Unread[], those: readonly Unread[]): readonly Unread[] {
  const counts = new Map<string, number>();
  for (const each of those) counts.set(textOf(each), (counts.get(textOf(each)) ?? 0) + 1);
  return these.filter((each) => {
    const left = counts.get(textOf(each)) ?? 0;
    counts.set(textOf(each), left - 1);
    return left <= 0;
  });
}

function textOf({ at, message }: Unread): string {
  return `${message} ${at.source.text.slice(at.start, at.end)}`;
}
