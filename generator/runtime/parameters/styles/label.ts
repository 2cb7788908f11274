import type { Parameter } from "../rules.js";
import { joined } from "./members.js";

/** `.blue,black,brown`, exploded `.blue.black.brown`, an object as `.R,100,G,200` or `.R=100.G=200` (RFC 6570 §3.2.5). */
export function label(parameter: Parameter, value: unknown): string | undefined {
  const text = parameter.explode ? joined(parameter, value, ".", "=") : joined(parameter, value, ",");
  return text === undefined ? undefined : `.${text}`;
}
