/**
 * The versions of OpenAPI that fields are told apart by, from old to new; `dialects` lists those that are supported. Patch
 * releases, such as 3.0.4, are not listed separately.
 */
export const openapiVersions = ["3.0", "3.1", "3.2"] as const;

export type Version = (typeof openapiVersions)[number];

/** Whether a version is equal to `first` or later. */
export function isSince(first: Version, version: Version): boolean {
  return openapiVersions.indexOf(version) >= openapiVersions.indexOf(first);
}
