import type { Serializers } from "./serializers.js";

/** Writes the query that a path template itself has in front of that of its parameters. */
export function templateQuery(query: string, others?: Serializers["query"]): NonNullable<Serializers["query"]> {
  return (values) => [query, others?.(values)].filter(Boolean).join("&");
}
