import ts from "typescript";

/** What a module does when it is imported, as `path:line text`. */
export function workOf(path: string, text: string): readonly string[] {
  if (!path.endsWith(".ts")) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => !isDeclaration(statement))
    .map((statement) => {
      const { line } = file.getLineAndCharacterOfPosition(statement.getStart());
      return `${path}:${line + 1} ${statement.getText().slice(0, 80)}`;
    });
}

function isDeclaration(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause !== undefined;
  if (ts.isExportAssignment(statement)) return isInert(statement.expression);
  if (ts.isClassDeclaration(statement)) return isPlainClass(statement);
  if (ts.isVariableStatement(statement)) {
    const { declarationList } = statement;
    const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    return isConstant && declarationList.declarations.every(({ initializer }) => initializer && isInert(initializer));
  }
  return (
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement)
  );
}

/** Whether evaluating an expression runs no code: neither of the module nor, through a getter, of another. */
function isInert(expression: ts.Expression): boolean {
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) || ts.isParenthesizedExpression(expression))
    return isInert(expression.expression);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.every(isInert);
  if (ts.isObjectLiteralExpression(expression)) return expression.properties.every(isInertMember);
  if (ts.isPrefixUnaryExpression(expression)) return ts.isNumericLiteral(expression.operand);
  return (
    ts.isLiteralExpression(expression) ||
    ts.isIdentifier(expression) ||
    ts.isArrowFunction(expression) ||
    ts.isFunctionExpression(expression) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(expression.kind)
  );
}

function isInertMember(member: ts.ObjectLiteralElementLike): boolean {
  if (ts.isSpreadAssignment(member) || ts.isComputedPropertyName(member.name)) return false;
  return !ts.isPropertyAssignment(member) || isInert(member.initializer);
}

/** A class whose declaration runs nothing: what stands in its constructor and its fields runs when one is made. */
function isPlainClass({ heritageClauses, members, modifiers }: ts.ClassDeclaration): boolean {
  const isPlainMember = (member: ts.ClassElement): boolean =>
    !ts.isClassStaticBlockDeclaration(member) &&
    !(member.name && ts.isComputedPropertyName(member.name)) &&
    !(ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword));
  return (
    (heritageClauses ?? []).every(({ types }) => types.every(({ expression }) => ts.isIdentifier(expression))) &&
    members.every(isPlainMember) &&
    !modifiers?.some(ts.isDecorator)
  );
}
