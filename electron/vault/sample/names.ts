import type { Row, User } from '../../../shared/model';

/** Names a family of one origin gives; invented people get one of each. */
export interface NameOrigin {
  readonly women: readonly [string, ...string[]];
  readonly men: readonly [string, ...string[]];
  /** Names used by people of any gender. */
  readonly anyone: readonly [string, ...string[]];
  readonly families: readonly [string, ...string[]];
  /** Two family names, as is the custom. */
  readonly hasTwoFamilyNames: boolean;
  readonly language: 'en' | 'es' | 'nv' | 'vi' | 'zh' | 'ar' | 'ru' | 'tl' | 'fr';
  /** How many of the sample's people have such a name, against the others. */
  readonly weight: number;
}

/** Where the people of a town in northern New Mexico come from, roughly. */
export const NAME_ORIGINS: readonly NameOrigin[] = [
  {
    women: ['Esperanza', 'Marisol', 'Lucía', 'Yolanda', 'Ximena', 'Consuelo'],
    men: ['Joaquín', 'Andrés', 'Rubén', 'Eliseo', 'Mateo', 'Ignacio'],
    anyone: ['Guadalupe', 'Trinidad', 'Cruz'],
    families: [
      'Archuleta',
      'Peñalosa',
      'Montoya',
      'Gallegos',
      'Zamora',
      'Luján',
      'Ortega',
      'Márquez',
      'Trujillo',
    ],
    hasTwoFamilyNames: true,
    language: 'es',
    weight: 6,
  },
  {
    women: ['Dezbah', 'Shandiin', 'Marlene', 'Nizhoni', 'Charlene'],
    men: ['Ashkii', 'Leland', 'Delbert', 'Hastiin', 'Virgil'],
    anyone: ['Shash', 'Bahe', 'Dale'],
    families: ['Yazzie', 'Tsosie', 'Benally', 'Nakai', 'Manuelito', 'Chischilly'],
    hasTwoFamilyNames: false,
    language: 'nv',
    weight: 3,
  },
  {
    women: ['Rosalyn', 'Tiffany', 'Corinne', 'Maureen', 'Jolene', 'Beth'],
    men: ['Wade', 'Curtis', 'Nolan', 'Garrett', 'Desmond', 'Lyle'],
    anyone: ['Riley', 'Quinn', 'Casey', 'Jordan'],
    families: [
      'Whitlock',
      'Hargrove',
      "O'Dell",
      'Pruitt',
      'Lindqvist',
      'Merriweather',
      'Kowalczyk',
      'MacAulay',
    ],
    hasTwoFamilyNames: false,
    language: 'en',
    weight: 5,
  },
  {
    women: ['Tanisha', 'Imani', 'Latrice'],
    men: ['Deshawn', 'Marcus', 'Tyrell'],
    anyone: ['Amari', 'Justice', 'Phoenix'],
    families: ['Broussard', 'Gaines', 'Toussaint', 'Hairston'],
    hasTwoFamilyNames: false,
    language: 'en',
    weight: 2,
  },
  {
    women: ['Thu Hà', 'Mai Linh', 'Ngọc'],
    men: ['Quang', 'Đức', 'Minh Tuấn'],
    anyone: ['An', 'Khánh', 'Giang'],
    families: ['Nguyễn', 'Đặng', 'Vũ', 'Huỳnh'],
    hasTwoFamilyNames: false,
    language: 'vi',
    weight: 1,
  },
  {
    women: ['Layla', 'Rasha', 'Hanan'],
    men: ['Karim', 'Yusuf', 'Bilal'],
    anyone: ['Noor', 'Sami', 'Ihsan'],
    families: ['Haddad', 'al-Khatib', 'Saleh', 'Nasser'],
    hasTwoFamilyNames: false,
    language: 'ar',
    weight: 1,
  },
  {
    women: ['Oksana', 'Zoya', 'Milena'],
    men: ['Anatoly', 'Dmitri', 'Bogdan'],
    anyone: ['Sasha', 'Zhenya', 'Valya'],
    families: ['Petrenko', 'Sokolov', 'Dragić', 'Ruzicka'],
    hasTwoFamilyNames: false,
    language: 'ru',
    weight: 1,
  },
  {
    women: ['Maria Luz', 'Analyn', 'Jasmin'],
    men: ['Rodel', 'Efren', 'Jomar'],
    anyone: ['Jun', 'Angel', 'Tala'],
    families: ['Dimaculangan', 'Salonga', 'Macaraeg', 'Bautista'],
    hasTwoFamilyNames: false,
    language: 'tl',
    weight: 1,
  },
  {
    women: ['Mei', 'Xiulan', 'Yating'],
    men: ['Wei', 'Jianguo', 'Haoran'],
    anyone: ['Lin', 'Yun', 'Chen'],
    families: ['Ouyang', 'Zhao', 'Huang', 'Szeto'],
    hasTwoFamilyNames: false,
    language: 'zh',
    weight: 1,
  },
  {
    women: ['Awa', 'Mireille', 'Chantal'],
    men: ['Kwame', 'Ibrahima', 'Pacifique'],
    anyone: ['Dominique', 'Claude', 'Grâce'],
    families: ['Diallo', 'Mukendi', 'Ilunga', 'Okonkwo'],
    hasTwoFamilyNames: false,
    language: 'fr',
    weight: 1,
  },
];

/** The four people who work at the sample site. */
export const SAMPLE_STAFF = [
  {
    displayName: 'Frances Delgado',
    signInName: 'frances',
    initials: 'FD',
    role: 'front_desk',
    credentialType: null,
    credentialNumber: null,
  },
  {
    displayName: 'Teo Begaye',
    signInName: 'teo',
    initials: 'TB',
    role: 'peer_worker',
    credentialType: 'cpsw',
    credentialNumber: 'CPSW-2047',
  },
  {
    displayName: 'Simone Achterberg',
    signInName: 'simone',
    initials: 'SA',
    role: 'supervisor',
    credentialType: 'cpsw',
    credentialNumber: 'CPSW-1183',
  },
  {
    displayName: 'Ada Quintana',
    signInName: 'ada',
    initials: 'AQ',
    role: 'administrator',
    credentialType: null,
    credentialNumber: null,
  },
] as const satisfies readonly Pick<
  Row<typeof User>,
  'displayName' | 'signInName' | 'initials' | 'role' | 'credentialType' | 'credentialNumber'
>[];
