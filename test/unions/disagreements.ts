import type { UnionCase } from "../../generator/3-analyse/model.js";
import type { Family } from "./families.js";
import { idOf, type Package } from "./package.js";

/** Where the functions generated for unions contradict each other, or the contract as a person reads it. */
export function disagreementsIn(generated: Package): readonly string[] {
  return generated.families.flatMap((family) =>
    (generated.values.get(family) ?? []).flatMap((value) =>
      disagreements(family, value, generated).map(
        (what) =>
          `${generated.name} ${family.name} ${JSON.stringify(value)}: ${what}\n${JSON.stringify(family.components)}`,
      ),
    ),
  );
}

function disagreements({ name }: Family, value: unknown, generated: Package): readonly string[] {
  const { validators, accepts } = generated;
  const wanted = accepts(idOf(name), value);
  const is = validators[`is${name}`]?.(value);
  const { issues = [] } = (validators[`validate${name}`]?.(value) ?? {}) as { readonly issues?: readonly unknown[] };
  return [
    ...(is === wanted ? [] : [`is${name} says ${is}`]),
    ...((issues.length === 0) === wanted ? [] : [`validate${name} reports ${JSON.stringify(issues)}`]),
    ...(wanted ? disagreementsOfCases(name, value, generated) : []),
  ];
}

/** A matcher calls the one case whose guard says yes, and the value is what the case is for. */
function disagreementsOfCases(name: string, value: unknown, generated: Package): readonly string[] {
  const { model, unions } = generated;
  const cases = model.cases.get(idOf(name)) ?? [];
  if (cases.length === 0) return [];
  const called = caseOf(name, value, generated);
  return cases.flatMap(({ name: each, guard, match }) => {
    const isCalled = called === each;
    const said = unions[guard]?.(value);
    return [
      ...(said === undefined || said === isCalled ? [] : [`${guard} says ${said}, and the case ${called} is called`]),
      ...(isCalled && !isOfCase(match, value, name, generated) ? [`the case ${each} is called`] : []),
    ];
  });
}

/** The name of the case that the matcher calls. */
export function caseOf(name: string, value: unknown, { model, unions }: Package): unknown {
  const names = (model.cases.get(idOf(name)) ?? []).map((each) => each.name);
  try {
    return unions[`match${name}`]?.(value, Object.fromEntries(names.map((each) => [each, () => each])));
  } catch (error) {
    return `none, as ${error}`;
  }
}

function isOfCase(match: UnionCase["match"], value: unknown, name: string, { model, accepts }: Package): boolean {
  const tag = model.unions.get(idOf(name))?.discrimination;
  switch (match.kind) {
    case "variant":
      return accepts(match.variant, value);
    case "absent":
      return tag?.by === "tag" && typeof value === "object" && value !== null && !(tag.property in value);
    case "null":
      return value === null;
    default:
      return match satisfies never;
  }
}
