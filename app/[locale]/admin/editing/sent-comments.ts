/** What a reviewer says, once about the whole and once of each field that there is; what is too long to be a comment is cut. */
export function sentComments(
  form: FormData,
  known: readonly string[],
): readonly { readonly field: string | null; readonly text: string }[] {
  return [null, ...known].flatMap((field) => {
    const value = form.get(field === null ? 'comment' : `comment.${field}`);
    const text = typeof value === 'string' ? value.trim().slice(0, 2_000) : '';
    return text === '' || !text.isWellFormed() ? [] : [{ field, text }];
  });
}
