import fc from "fast-check";
import ts from "typescript";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import type { DiscriminatorsOption } from "../../generator/3-analyse/discriminators.js";
import type { Model, UnionCase } from "../../generator/3-analyse/model.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { compiledFrom, documentOf, runModules } from "../harness/package.js";
import { drawn } from "../validators/draw.js";
import type { Components } from "../validators/written.js";
import { drawFamily, drawUntaggedFamily, drawValue, type Family } from "./families.js";
import { type Reading, readingOf } from "./reading.js";

export interface Package {
  readonly name: DiscriminatorsOption;
  readonly families: readonly Family[];
  readonly values: ReadonlyMap<Family, readonly unknown[]>;
  readonly model: Model;
  readonly files: readonly OutputFile[];
  readonly validators: Functions;
  readonly unions: Functions;
  readonly accepts: Reading;
}

type Functions = Readonly<Record<string, (...parameters: readonly unknown[]) => unknown>>;

export async function packageOf(
  name: DiscriminatorsOption,
  seed: number,
  compiled: Map<string, string>,
): Promise<Package> {
  const drawFamilies = drawn((draw) => [
    ...Array.from({ length: 45 }, (_, index) => drawFamily(`U${index}`, draw)),
    ...Array.from({ length: 5 }, (_, index) => drawUntaggedFamily(`V${index}`, draw)),
  ]);
  const [families = []] = fc.sample(drawFamilies, { seed, numRuns: 1 });
  const values = new Map(
    families.map((family) => [
      family,
      distinct(
        fc.sample(
          drawn((draw) => drawValue(family, draw)),
          { seed, numRuns: 40 },
        ),
      ),
    ]),
  );
  const components: Components = Object.assign({}, ...families.map((family) => family.components));
  const documents = { "api.yaml": documentOf(components) };
  const { model, files } = await compiledFrom(documents, "api.yaml", { discriminators: name });
  const [validators = {}, unions = {}] = await runModules(
    files,
    ["src/api/validators.ts", "src/api/unions.ts"],
    compiled,
  );
  return {
    ...{ name, families, values, model, files },
    validators: validators as Functions,
    unions: unions as Functions,
    accepts: readingOf(components, model),
  };
}

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

function caseOf(name: string, value: unknown, { model, unions }: Package): unknown {
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

/** The package's modules, and one that assigns every accepted value to what the types, guards and matchers say it is. */
export function typeChecksOf(generated: Package): Readonly<Record<string, string>> {
  const { name, families, values, files, unions, model, validators } = generated;
  const checks = families.flatMap((family) => {
    const cases = model.cases.get(idOf(family.name)) ?? [];
    return (values.get(family) ?? []).flatMap((value) => {
      if (validators[`is${family.name}`]?.(value) !== true) return [];
      const given = `given as ${JSON.stringify(value)}`;
      const called = caseOf(family.name, value, generated);
      return [
        `{ const it: api.${family.name} = ${given}; }`,
        ...cases.flatMap(({ name: each, guard, match }) => {
          const parameter = `Parameters<Parameters<typeof api.match${family.name}>[1][${JSON.stringify(each)}]>[0]`;
          const say = unions[guard]?.(value) === true ? "" : "!";
          return [
            ...(guard in unions
              ? [
                  `{ const x: api.${family.name} = given; if (${say}api.${guard}(x)) { const it: typeof x = ${given}; } }`,
                ]
              : []),
            ...(each === called && match.kind !== "null" ? [`{ const it: ${parameter} = ${given}; }`] : []),
          ];
        }),
      ];
    });
  });
  return {
    ...Object.fromEntries(files.flatMap((file) => moduleOf(name, file))),
    [`/${name}/src/use.ts`]: ['import * as api from "./api/index.js";', "declare const given: any;", ...checks].join(
      "\n",
    ),
  };
}

/** A module as the compiler sees it: of validators, which have a test of their own, only the declarations. */
function moduleOf(name: string, { path, text }: OutputFile): readonly (readonly [string, string])[] {
  if (/^src\/api\/(index|types|unions)\.ts$/.test(path)) return [[`/${name}/${path}`, text]];
  if (!path.startsWith("src/")) return [];
  return [[`/${name}/${path.replace(/\.ts$/, ".d.ts")}`, ts.transpileDeclaration(text, {}).outputText]];
}

/** How many unions of each kind there are. */
export function kindsIn({ model, families }: Package): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const { name } of families) {
    const union = model.unions.get(idOf(name));
    if (union === undefined) continue;
    const { discrimination, declared, decisive } = union;
    const words = [declared ? "declared" : "", decisive ? "" : "not decisive"].filter((word) => word !== "");
    const kind = ["by", discrimination.by, ...words].join(" ");
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(kinds).sort());
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function idOf(name: string): SchemaId {
  return `#/components/schemas/${name}` as SchemaId;
}
