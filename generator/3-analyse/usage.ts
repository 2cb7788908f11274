import type { Api, SchemaId } from "../2-normalise/api.js";
import { subschemasOf } from "../2-normalise/applicators.js";
import type { Usage } from "./model.js";
import { schemaOf } from "./references.js";

/** In which direction each schema travels: what parameters and request bodies reach, and what responses reach. */
export function usageOf(api: Api): ReadonlyMap<SchemaId, Usage> {
  const { requests, responses } = reachOf(api);
  return new Map(
    [...api.schemas.keys()].map((id) => {
      const used = { request: requests.has(id), response: responses.has(id) };
      return [id, used.request || used.response ? used : { request: true, response: true }];
    }),
  );
}

/** The schemas that operations use in each direction. */
export function reachOf(api: Api) {
  const requests = api.operations.flatMap(({ parameters, requestBody }) => [
    ...parameters.map(({ schema }) => schema),
    requestBody?.content.schema,
  ]);
  const responses = api.operations.flatMap((operation) => operation.responses.map(({ content }) => content?.schema));
  return { requests: reachedFrom(requests, api), responses: reachedFrom(responses, api) };
}

function reachedFrom(roots: readonly (SchemaId | undefined)[], api: Api): ReadonlySet<SchemaId> {
  const reached = new Set(roots.filter((id) => id !== undefined));
  // A Set gives what is added while it is walked.
  for (const id of reached) for (const next of subschemasOf(schemaOf(api, id))) reached.add(next);
  return reached;
}
