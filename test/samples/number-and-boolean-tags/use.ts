import { type Message, matchMessage, matchOutcome, type Outcome, outcomeTags } from "sample/spec";

outcomeTags satisfies readonly (true | false)[];

declare const message: Message;
matchMessage(message, { "1": () => "", note: ({ text }) => text }) satisfies string;

declare const outcome: Outcome;
if (outcome.ok) outcome.value satisfies number;
else outcome.reason satisfies string;
matchOutcome(outcome, { true: ({ value }) => value, false: () => 0 }) satisfies number;
