import type { PutSiteRequest, Site } from "sample/spec";

export const site: Site = { kind: "rich" };
export const noSite: Site = null;
// @ts-expect-error one of the two is required
export const neither: Site = {};
export const request: PutSiteRequest = { body: { source: { branch: "main" } } };
