import type { Page } from "sample/spec";

// What has a default may be left out, unless the contract requires it all the same.
export const page: Page = { size: 10 };
// @ts-expect-error required
export const empty: Page = {};
