import { isIdentifierName, reservedWords } from "../../2-normalise/identifiers.js";
import { type Code, importOf, type ModuleRef, raw, sequence } from "./document.js";
import { stringLiteral } from "./strings.js";

export type { ModuleRef } from "./document.js";

/**
 * A name as an identifier. Throws if it is no IdentifierName or is reserved in module code (ECMA-262 §12.7): the
 * analysis must have made it valid.
 */
export function identifier(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`${JSON.stringify(name)} is no identifier`);
  return raw(name);
}

/** Whether a name can be bound in module code: an IdentifierName that is not reserved there. */
export function isIdentifier(name: string): boolean {
  return isPropertyIdentifier(name) && !reservedWords.has(name);
}

/** Whether a name can be a property's name without quotes, and follow a dot. Reserved words can. */
export function isPropertyIdentifier(name: string): boolean {
  return isIdentifierName(name);
}

/** A property's name in a type: quoted only where it must be. */
export function propertyKey(name: string): Code {
  return isPropertyIdentifier(name) ? raw(name) : stringLiteral(name);
}

/**
 * A property's name in an object literal, where a bare or quoted `__proto__` would set the prototype (ECMA-262 §B.3.1).
 */
export function objectKey(name: string): Code {
  return name === "__proto__" ? raw('["__proto__"]') : propertyKey(name);
}

/** An access to a property: `object.name` or `object["na-me"]`. */
export function access(object: Code, name: string): Code {
  return isPropertyIdentifier(name)
    ? sequence([object, raw(`.${name}`)])
    : sequence([object, raw("["), stringLiteral(name), raw("]")]);
}

/**
 * A global name, such as `Promise`. Prints as `globalThis.Promise` in a module that declares the name itself, which a type
 * of the contract may have. An import of the same name is renamed there.
 */
export function global(name: string): Code {
  return importOf({ name, from: { kind: "global" }, type: false });
}

/**
 * A name that another module exports. Printing it adds the import, except in the module that `from` names: there it
 * prints as the plain name. `type` says that this use needs the name as a type only.
 */
export function imported(name: string, from: ModuleRef, { type = false }: { readonly type?: boolean } = {}): Code {
  identifier(name);
  return importOf({ name, from, type });
}
