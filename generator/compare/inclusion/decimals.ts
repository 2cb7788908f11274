/** The number `digits × 10^exponent`, exactly as its shortest decimal form says: 0.1 is a tenth. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Whether a number is a multiple of another in decimal arithmetic (JSON Schema 2020-12 Validation §6.2.1). */
export function isMultipleOf(value: number, divisor: number): boolean {
  const scale = commonExponent([value, divisor]);
  return scaled(value, scale) % scaled(divisor, scale) === 0n;
}

/** Every multiple of all of these is a multiple of this number. Undefined if it is no finite number. */
export function leastCommonMultiple(numbers: readonly number[]): number | undefined {
  const scale = commonExponent(numbers);
  const multiple = numbers
    .map((number) => scaled(number, scale))
    .reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b);
  const result = Number(`${multiple}e${scale}`);
  return Number.isFinite(result) && numbers.every((number) => isMultipleOf(result, number)) ? result : undefined;
}

/** The multiple of a step that is nearest to a number: the next one that is not below it, or the last not above it. */
export function nearestMultiple(bound: number, step: number, side: "above" | "below"): number {
  const scale = commonExponent([bound, step]);
  const [value, by] = [scaled(bound, scale), scaled(step, scale)];
  const remainder = ((value % by) + by) % by;
  const below = value - remainder;
  return Number(`${remainder === 0n || side === "below" ? below : below + by}e${scale}`);
}

/** A number and some steps, in decimal arithmetic. */
export function plusSteps(start: number, step: number, steps: number): number {
  const plain = start + step * steps;
  // Integers that a double holds need no decimals.
  if ([start, step, step * steps, plain].every(Number.isSafeInteger)) return plain;
  const scale = commonExponent([start, step]);
  return Number(`${scaled(start, scale) + scaled(step, scale) * BigInt(steps)}e${scale}`);
}

/** How many steps lead from one number to another; both are multiples of the step. */
export function stepsBetween(low: number, high: number, step: number): number {
  const scale = commonExponent([low, high, step]);
  return Number((scaled(high, scale) - scaled(low, scale)) / scaled(step, scale));
}

function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function commonExponent(values: readonly number[]): number {
  return Math.min(...values.map((value) => decimal(value).exponent));
}

function scaled(value: number, to: number): bigint {
  const { digits, exponent } = decimal(value);
  return digits * 10n ** BigInt(exponent - to);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
