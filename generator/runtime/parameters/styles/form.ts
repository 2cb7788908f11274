import type { Parameter } from "../rules.js";
import { queryPairs } from "./members.js";

/** `color=blue` and `color=black`, an object as `R=100` and `G=200`; not exploded `color=blue,black` (RFC 6570 §3.2.8). */
export function form(parameter: Parameter, value: unknown): readonly string[] {
  return queryPairs(parameter, value, parameter.explode ?? true);
}
