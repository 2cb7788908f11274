/** Encodes text as Punycode: its ASCII characters, a hyphen, then the others and their positions (RFC 3492 §6.3). */
export function toPunycode(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  const basic = codes.filter((code) => code < 128);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? "-" : "");
  let [bias, delta, done] = [72, 0, basic.length];
  for (let next = 128; done < codes.length; next++, delta++) {
    const least = Math.min(...codes.filter((code) => code >= next));
    delta += (least - next) * (done + 1);
    next = least;
    for (const code of codes) {
      if (code < next) delta++;
      if (code !== next) continue;
      let left = delta;
      for (let k = 36; left >= threshold(k, bias); k += 36) {
        const least = threshold(k, bias);
        output += toDigit(least + ((left - least) % (36 - least)));
        left = Math.floor((left - least) / (36 - least));
      }
      output += toDigit(left);
      bias = adapted(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
  }
  return output;
}

/** Decodes lower-case Punycode (RFC 3492 §6.2); `undefined` if it is invalid. Does not check that it is the canonical encoding. */
export function fromPunycode(text: string): string | undefined {
  const hyphen = text.lastIndexOf("-");
  const codes = Array.from(text.slice(0, Math.max(hyphen, 0)), (character) => character.charCodeAt(0));
  let [bias, code, index, at] = [72, 128, 0, hyphen + 1];
  while (at < text.length) {
    const start = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = fromDigit(text[at++]);
      if (Number.isNaN(digit)) return undefined;
      index += digit * weight;
      const least = threshold(k, bias);
      if (digit < least) break;
      weight *= 36 - least;
    }
    const length = codes.length + 1;
    bias = adapted(index - start, length, start === 0);
    code += Math.floor(index / length);
    if (code > 0x10ffff) return undefined;
    index %= length;
    codes.splice(index++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

function threshold(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, 1), 26);
}

/** The bias after a character (RFC 3492 §6.1). */
function adapted(delta: number, length: number, first: boolean): number {
  let left = Math.floor(delta / (first ? 700 : 2));
  left += Math.floor(left / length);
  let bias = 0;
  for (; left > 455; bias += 36) left = Math.floor(left / 35);
  return bias + Math.floor((36 * left) / (left + 38));
}

/** The digits are a–z, then 0–9. */
function toDigit(value: number): string {
  return ((value + 10) % 36).toString(36);
}

function fromDigit(digit = ""): number {
  return (Number.parseInt(digit, 36) + 26) % 36;
}
