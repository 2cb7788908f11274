import type { Api, SchemaId } from "../2-normalise/api.js";
import { reachableByDirection } from "../2-normalise/reachable-schemas.js";
import type { Usage } from "./model.js";

/** Whether requests (parameters and bodies) or responses reach each schema. One that neither reaches counts as both. */
export function usageOf(api: Api): ReadonlyMap<SchemaId, Usage> {
  const { requests, responses } = reachableByDirection(api);
  return new Map(
    [...api.schemas.keys()].map((id) => {
      const used = { request: requests.has(id), response: responses.has(id) };
      return [id, used.request || used.response ? used : { request: true, response: true }];
    }),
  );
}
