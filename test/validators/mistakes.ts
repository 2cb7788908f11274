import ts from "typescript";

/** The mistakes that TypeScript finds in modules, by absolute path, with the lines they are in. */
export function mistakesIn(files: Readonly<Record<string, string>>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.directoryExists = () => true;
  host.fileExists = (path) => path in files || fileExists(path);
  host.readFile = (path) => files[path] ?? readFile(path);
  host.getSourceFile = (path, version) =>
    path in files ? ts.createSourceFile(path, files[path] ?? "", version) : getSourceFile(path, version);
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).flatMap(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    const line = file === undefined ? "" : file.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0];
    return [`${message}\n${line}`];
  });
}
