import type { Validator } from "../validation.js";
import type { Values } from "./rules.js";

/** A validator of parameters some of which can be sent empty (`allowEmptyValue`): in the query these may be `null`. */
export function allowingEmpty(validator: Validator<unknown>, names: readonly string[]): Validator<unknown> {
  return (value) => {
    const { query = {} } = value as { readonly query?: Values };
    const isEmpty = (name: unknown) => names.includes(name as string) && query[name as string] === null;
    const issues = validator(value).issues?.filter(({ path }) => path[0] !== "query" || !isEmpty(path[1])) ?? [];
    return issues.length > 0 ? { issues } : { value };
  };
}
