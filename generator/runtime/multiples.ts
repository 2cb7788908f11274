/**
 * Whether a number is a multiple of another, in decimal and not in binary arithmetic: 0.3 is a multiple of 0.1 (JSON
 * Schema 2020-12 Validation §6.2.1).
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  // `%` is exact for integers only: it says that 0.3 is no multiple of 0.1.
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [a, b] = [decimal(value), decimal(divisor)];
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(a, exponent) % scaled(b, exponent) === 0n;
}

/** The number `digits × 10^exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The shortest decimal form of a number, which is what JavaScript prints. */
function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
