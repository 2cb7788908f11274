import type { CaseName } from "../cases.js";
import type { JsonSchema } from "../json-schemas.js";

/**
 * A peer that writes modules from JSON Schemas before anything runs. The module of a case exports `doors`; a text says
 * why there is none.
 */
export type Standalone = (
  schemas: Readonly<Record<CaseName, JsonSchema>>,
) => Readonly<Record<CaseName, string | Error>>;

/** Writes the module of each case. */
export function eachCase(
  schemas: Readonly<Record<CaseName, JsonSchema>>,
  write: (name: CaseName, schema: JsonSchema) => string,
): Readonly<Record<CaseName, string | Error>> {
  const written = (Object.entries(schemas) as [CaseName, JsonSchema][]).map(([name, schema]) => {
    try {
      return [name, write(name, schema)] as const;
    } catch (error) {
      return [name, error instanceof Error ? error : new Error(String(error))] as const;
    }
  });
  return Object.fromEntries(written) as Record<CaseName, string | Error>;
}
