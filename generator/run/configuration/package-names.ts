/** Whether a text may name an npm package: lower case, in a scope or not, at most 214 characters. */
export function isPackageName(text: string): boolean {
  return text.length <= 214 && /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(text);
}

/** Whether a text is a version (Semantic Versioning 2.0.0 §2, §9, §10). */
export function isPackageVersion(text: string): boolean {
  const identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  const number = "(?:0|[1-9]\\d*)";
  return new RegExp(`^${number}\\.${number}\\.${number}(?:-${identifiers})?(?:\\+${identifiers})?$`).test(text);
}
