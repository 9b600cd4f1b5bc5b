import { autosave } from '../../../editing/autosave';
import { siteSubject } from '../../../editing/subject';

type Context = { readonly params: Promise<{ readonly locale: string; readonly part: string }> };

/** Keeps a draft of the site's own texts while they are typed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale, part } = await params;
  return autosave(locale, siteSubject, part, request);
}
