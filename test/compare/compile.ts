import { join } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { consumerPath } from "./consumer.js";

/** What TypeScript says of a consumer: the line it is about, and the line itself. */
export interface ConsumerError {
  readonly line: number;
  readonly code: string; // TS2339
  readonly message: string;
  readonly source: string;
}

/** Compiles consumers against packages. Remembers every file it parsed: most of two packages are the same. */
export interface ConsumerCompiler {
  /** The errors of a consumer in a package. Of the package's own modules only what the consumer needs is looked at. */
  errorsOf(consumer: string, files: readonly OutputFile[]): readonly ConsumerError[];
  /** The errors of many, which are looked at together: most of what a compiler does, it does once. */
  errorsOfAll(consumed: readonly Consumed[]): readonly (readonly ConsumerError[])[];
}

/** A consumer and the package that it imports. */
export interface Consumed {
  readonly consumer: string;
  readonly files: readonly OutputFile[];
}

/** What a consumer with every strictness turned on compiles with. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A folder that is not there: each package stands in a folder of it, and finds openapi-fetch from there. */
const folder = join(import.meta.dirname, "package");

export function createConsumerCompiler(): ConsumerCompiler {
  const host = ts.createCompilerHost(options);
  const parsed = new Map<string, ts.SourceFile>();
  const resolved = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();

  function parse(path: string, text: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
    const key = `${path}\n${text}`;
    const file = parsed.get(key) ?? ts.createSourceFile(path, text, target);
    parsed.set(key, file);
    return file;
  }

  function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
    return {
      ...host,
      fileExists: (path) => files.has(path) || host.fileExists(path),
      readFile: (path) => files.get(path) ?? host.readFile(path),
      getSourceFile(path, target) {
        const text = files.get(path);
        if (text !== undefined) return parse(path, text, target);
        const file = parsed.get(path) ?? host.getSourceFile(path, target);
        if (file !== undefined) parsed.set(path, file);
        return file;
      },
      resolveModuleNameLiterals: (literals, from, redirected, given, source) =>
        literals.map(({ text }) => {
          if (from.startsWith(folder) && text.startsWith(".")) {
            const file = join(from, "..", text.replace(/\.js$/, ".ts"));
            return {
              resolvedModule: files.has(file) ? { resolvedFileName: file, extension: ts.Extension.Ts } : undefined,
            };
          }
          const key = `${from.startsWith(folder) ? folder : from}\n${text}`;
          const mode = ts.getImpliedNodeFormatForFile(source.fileName as ts.Path, undefined, host, given);
          const module =
            resolved.get(key) ?? ts.resolveModuleName(text, from, given, host, undefined, redirected, mode);
          resolved.set(key, module);
          return module;
        }),
    };
  }

  function errorsOfAll(consumed: readonly Consumed[]): readonly (readonly ConsumerError[])[] {
    const packages = consumed.map(({ consumer, files }, index) => {
      const own = join(folder, `${index}`);
      const modules = files.filter((file) => file.path.endsWith(".ts"));
      return {
        path: join(own, consumerPath),
        consumer,
        texts: modules.map((file) => [join(own, file.path), file.text] as const),
      };
    });
    const texts = packages.flatMap((each) => [...each.texts, [each.path, each.consumer] as const]);
    const paths = packages.map(({ path }) => path);
    const program = ts.createProgram(paths, options, hostOf(new Map(texts)));
    const configuration = program.getOptionsDiagnostics().filter(({ file }) => file === undefined);
    return packages.map(({ path, consumer }) => {
      const source = program.getSourceFile(path);
      if (source === undefined) throw new Error(`${path} is not part of the program`);
      const found = [
        ...configuration,
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      return found.map((diagnostic) => consumerError(diagnostic, consumer));
    });
  }

  return {
    errorsOf: (consumer, files) => errorsOfAll([{ consumer, files }])[0] ?? [],
    errorsOfAll,
  };
}

function consumerError({ file, start = 0, code, messageText }: ts.Diagnostic, consumer: string): ConsumerError {
  const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
  return {
    line: line + 1,
    code: `TS${code}`,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    source: consumer.split("\n")[line]?.trim() ?? "",
  };
}
