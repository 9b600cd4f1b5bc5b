import { expect, get, test } from './site';

const notices = {
  en: {
    'presence-in-albania': 'English and Albanian',
    'mission-to-bosnia-and-herzegovina': 'English and Bosnian',
    'mission-in-kosovo': 'English, Albanian and Serbian',
    'mission-to-montenegro': 'English and Montenegrin',
    'mission-to-serbia': 'English and Serbian',
    'mission-to-skopje': 'English, Albanian and Macedonian',
    'mission-to-moldova': 'English, Romanian and Russian',
    'personal-representative-minsk-conference': 'English',
    'centre-in-ashgabat': 'English, Russian and Turkmen',
    'programme-office-in-astana': 'English, Kazakh and Russian',
    'programme-office-in-bishkek': 'English, Kyrgyz and Russian',
    'programme-office-in-dushanbe': 'English, Russian and Tajik',
    'project-coordinator-in-uzbekistan': 'English, Russian and Uzbek',
  },
  fr: {
    'presence-in-albania': 'en anglais et en albanais',
    'mission-to-bosnia-and-herzegovina': 'en anglais et en bosnien',
    'mission-in-kosovo': 'en anglais, en albanais et en serbe',
    'mission-to-montenegro': 'en anglais et en monténégrin',
    'mission-to-serbia': 'en anglais et en serbe',
    'mission-to-skopje': 'en anglais, en albanais et en macédonien',
    'mission-to-moldova': 'en anglais, en roumain et en russe',
    'personal-representative-minsk-conference': 'en anglais',
    'centre-in-ashgabat': 'en anglais, en russe et en turkmène',
    'programme-office-in-astana': 'en anglais, en kazakh et en russe',
    'programme-office-in-bishkek': 'en anglais, en kirghize et en russe',
    'programme-office-in-dushanbe': 'en anglais, en russe et en tadjik',
    'project-coordinator-in-uzbekistan': 'en anglais, en russe et en ouzbek',
  },
  de: {
    'presence-in-albania': 'auf Englisch und Albanisch',
    'mission-to-bosnia-and-herzegovina': 'auf Englisch und Bosnisch',
    'mission-in-kosovo': 'auf Englisch, Albanisch und Serbisch',
    'mission-to-montenegro': 'auf Englisch und Montenegrinisch',
    'mission-to-serbia': 'auf Englisch und Serbisch',
    'mission-to-skopje': 'auf Englisch, Albanisch und Mazedonisch',
    'mission-to-moldova': 'auf Englisch, Rumänisch und Russisch',
    'personal-representative-minsk-conference': 'auf Englisch verfügbar',
    'centre-in-ashgabat': 'auf Englisch, Russisch und Turkmenisch',
    'programme-office-in-astana': 'auf Englisch, Kasachisch und Russisch',
    'programme-office-in-bishkek': 'auf Englisch, Kirgisisch und Russisch',
    'programme-office-in-dushanbe': 'auf Englisch, Russisch und Tadschikisch',
    'project-coordinator-in-uzbekistan': 'auf Englisch, Russisch und Usbekisch',
  },
  es: {
    'presence-in-albania': 'en inglés y en albanés',
    'mission-to-bosnia-and-herzegovina': 'en inglés y en bosnio',
    'mission-in-kosovo': 'en inglés, en albanés y en serbio',
    'mission-to-montenegro': 'en inglés y en montenegrino',
    'mission-to-serbia': 'en inglés y en serbio',
    'mission-to-skopje': 'en inglés, en albanés y en macedonio',
    'mission-to-moldova': 'en inglés, en rumano y en ruso',
    'personal-representative-minsk-conference': 'en inglés',
    'centre-in-ashgabat': 'en inglés, en ruso y en turcomano',
    'programme-office-in-astana': 'en inglés, en kazajo y en ruso',
    'programme-office-in-bishkek': 'en inglés, en kirguís y en ruso',
    'programme-office-in-dushanbe': 'en inglés, en ruso y en tayiko',
    'project-coordinator-in-uzbekistan': 'en inglés, en ruso y en uzbeko',
  },
  it: {
    'presence-in-albania': 'in inglese e albanese',
    'mission-to-bosnia-and-herzegovina': 'in inglese e bosniaco',
    'mission-in-kosovo': 'in inglese, albanese e serbo',
    'mission-to-montenegro': 'in inglese e montenegrino',
    'mission-to-serbia': 'in inglese e serbo',
    'mission-to-skopje': 'in inglese, albanese e macedone',
    'mission-to-moldova': 'in inglese, rumeno e russo',
    'personal-representative-minsk-conference': 'in inglese',
    'centre-in-ashgabat': 'in inglese, russo e turcomanno',
    'programme-office-in-astana': 'in inglese, kazako e russo',
    'programme-office-in-bishkek': 'in inglese, kirghiso e russo',
    'programme-office-in-dushanbe': 'in inglese, russo e tagico',
    'project-coordinator-in-uzbekistan': 'in inglese, russo e uzbeco',
  },
  ru: {
    'presence-in-albania': 'на английском и албанском языках',
    'mission-to-bosnia-and-herzegovina': 'на английском и боснийском языках',
    'mission-in-kosovo': 'на английском, албанском и сербском языках',
    'mission-to-montenegro': 'на английском и черногорском языках',
    'mission-to-serbia': 'на английском и сербском языках',
    'mission-to-skopje': 'на английском, албанском и македонском языках',
    'mission-to-moldova': 'на английском, румынском и русском языках',
    'personal-representative-minsk-conference': 'на английском языке',
    'centre-in-ashgabat': 'на английском, русском и туркменском языках',
    'programme-office-in-astana': 'на английском, казахском и русском языках',
    'programme-office-in-bishkek': 'на английском, кыргызском и русском языках',
    'programme-office-in-dushanbe': 'на английском, русском и таджикском языках',
    'project-coordinator-in-uzbekistan': 'на английском, русском и узбекском языках',
  },
} as const;

for (const [locale, expected] of Object.entries(notices)) {
  test(`the thirteen notices in ${locale}`, async ({ site }) => {
    const front = (await get(site, `/${locale}`)).$;
    for (const [slug, words] of Object.entries(expected)) {
      const entry = front(`a[href="/${locale}/operations/${slug}"]`).closest('li');
      expect(entry.text(), slug).toContain(words);
      const { $ } = await get(site, `/${locale}/operations/${slug}`);
      expect($('main').text(), slug).toContain(words);
    }
  });
}

test('a language is a link, and says which, exactly where an address for it is known', async ({ site }) => {
  const { $ } = await get(site, '/it/operations/presence-in-albania');
  const links = $('main a[hreflang]')
    .toArray()
    .map((link) => [$(link).text(), $(link).attr('hreflang'), $(link).attr('href')]);
  expect(links).toEqual([
    ['inglese', 'en', 'https://albania.osce.org'],
    ['albanese', 'sq', 'https://albania.osce.org/sq/node/660199'],
  ]);
  expect((await get(site, '/it/operations/mission-to-serbia')).$('main a[hreflang]').length).toBe(0);
});
