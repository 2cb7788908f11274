/** The versions of OpenAPI that are understood, from old to new. A patch release (3.0.4) is no version of its own here. */
export const openapiVersions = ["3.0", "3.1"] as const;

export type Version = (typeof openapiVersions)[number];

/** Whether a version is `first` or a later one. */
export function isSince(first: Version, version: Version): boolean {
  return openapiVersions.indexOf(version) >= openapiVersions.indexOf(first);
}
