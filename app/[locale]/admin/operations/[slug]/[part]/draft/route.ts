import { autosave } from '../../../../editing/autosave';

type Context = { readonly params: Promise<{ readonly locale: string; readonly slug: string; readonly part: string }> };

/** Keeps a draft of an operation's texts while they are typed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale, slug, part } = await params;
  return autosave(locale, slug, part, request);
}
