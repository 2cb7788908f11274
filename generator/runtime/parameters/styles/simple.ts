import type { Parameter } from "../rules.js";
import { joined } from "./members.js";

/** `blue,black,brown`, an object as `R,100,G,200`, exploded as `R=100,G=200` (RFC 6570 §3.2.2). */
export function simple(parameter: Parameter, value: unknown): string | undefined {
  return joined(parameter, value, ",", parameter.explode ? "=" : ",");
}
