import { dictionary } from '@zxcvbn-ts/language-common';

import { PASSPHRASE_CODE_POINTS_MIN, comparable, passphraseLength } from '../../../shared/rules/passphrase';

/** Leaked passwords by how often they were seen, kept by the zxcvbn-ts project; only the long ones can be typed here. */
const LEAKED = dictionary['passwords-common'];

/** What this field knows by heart, and what people write when they are asked for fifteen characters. */
const SENTENCES = `
one day at a time
just for today
easy does it but do it
first things first
keep coming back
keep coming back it works
it works if you work it
let go and let god
live and let live
progress not perfection
progress not perfect
this too shall pass
to thine own self be true
god grant me the serenity
god grant me the serenity to accept
the serenity prayer
serenity courage wisdom
we admitted we were powerless
nothing changes if nothing changes
fake it till you make it
meeting makers make it
my worst day sober
stinking thinking
recovery is possible
recovery is possible for everyone
we do recover
we can and do recover
hope is stronger than fear
people places and things
hungry angry lonely tired
higher power
trust the process
stay in the moment
clean and sober
clean and serene
sober and serene
sober since
un dia a la vez
un día a la vez
solo por hoy
solo por el dia de hoy
solo por el día de hoy
poco a poco se va lejos
dios concedeme la serenidad
dios concédeme la serenidad
dios mio ayudame
vive y deja vivir
suelta y deja a dios
primero lo primero
sigue viniendo
sigue viniendo funciona
esto tambien pasara
esto también pasará
la recuperacion es posible
la recuperación es posible
si se puede
sí se puede
querer es poder
correct horse battery staple
correct battery horse staple
the quick brown fox
the quick brown fox jumps
the quick brown fox jumps over the lazy dog
quick brown fox jumps over the lazy dog
this is my password
this is my passphrase
this is a password
this is a passphrase
this is not a password
this is a long password
this is a long passphrase
this is a secure password
this is a strong password
this is a very long password
i forgot my password
i forgot my passphrase
i hate passwords
i hate my password
my password is password
my password is my password
my secret password
my secret passphrase
my new password
my long password
my long passphrase
make it longer
long enough for you
is this long enough
fifteen characters
fifteen characters long
at least fifteen characters
at least 15 characters
enter your passphrase
enter your password
type your password here
open sesame open sesame
let me in let me in
let me in please
please let me in
please let me in now
change me please
change me now please
temporary password
temporary passphrase
default password
default passphrase
super secret password
super secret passphrase
top secret password
administrator password
front desk password
front desk computer
office computer
recovery site password
esta es mi contraseña
esta es mi contrasena
esta es una contraseña
esta es una contrasena
mi contraseña secreta
mi contrasena secreta
no me acuerdo de la contraseña
no me acuerdo de la contrasena
contraseña segura
contrasena segura
to be or not to be
to be or not to be that is the question
may the force be with you
live long and prosper
winter is coming
once upon a time
once upon a midnight dreary
call me ishmael
all you need is love
i will always love you
i love you forever
i love you so much
i love my children
i love my family
i love my husband
i love my wife
i love my dog
i love my cat
i love my kids
i love jesus
i love new mexico
land of enchantment
tierra del encanto
jesus is my savior
jesus is my lord
jesus loves me
jesus loves me this i know
jesus christ is lord
god is good all the time
god is love
god bless america
in god we trust
the lord is my shepherd
the lord is my shepherd i shall not want
our father who art in heaven
hail mary full of grace
i can do all things through christ
for god so loved the world
padre nuestro que estas en el cielo
padre nuestro que estás en el cielo
dios te salve maria
dios te salve maría
dios es amor
dios es bueno
dios te bendiga
virgen de guadalupe
santa maria de guadalupe
te amo mi amor
te quiero mucho
te amo con todo mi corazon
te amo con todo mi corazón
mi familia es todo
mi familia es mi vida
amo a mi familia
amor y paz
viva la raza
viva mexico
don't worry be happy
dont stop believing
don't stop believing
never gonna give you up
happy birthday to you
twinkle twinkle little star
mary had a little lamb
row row row your boat
somewhere over the rainbow
hakuna matata
carpe diem seize the day
seize the day
follow your dreams
never give up
never surrender
never look back
live laugh love
dance like nobody is watching
be the change you want to see
you only live once
it is what it is
what a wonderful world
rain rain go away
hello my name is
hello darkness my old friend
we will rock you
we are the champions
another one bites the dust
knowledge is power
time is money
home sweet home
there is no place like home
there's no place like home
four score and seven years ago
we the people
land of the free home of the brave
one nation under god
january february march
monday tuesday wednesday
monday tuesday wednesday thursday
spring summer autumn winter
spring summer fall winter
red orange yellow green
one two three four
one two three four five
uno dos tres cuatro
uno dos tres cuatro cinco
lunes martes miercoles
lunes martes miércoles
primavera verano otoño invierno
apples and oranges
coffee and cigarettes
lorem ipsum dolor sit amet
hello world hello world
test test test test
testing testing testing
testing one two three
asdf asdf asdf asdf
password password password
admin admin admin
everyone here is invented
`;

/** Passphrases nobody may choose, in the form `passphraseProblem` compares: small letters, without spaces and marks. */
export const COMMON_PASSPHRASES: ReadonlySet<string> = new Set([
  ...LEAKED.filter((password) => passphraseLength(password) >= PASSPHRASE_CODE_POINTS_MIN).map(comparable),
  ...SENTENCES.trim()
    .split('\n')
    .map((sentence) => comparable(sentence).replace(/[\s\p{P}]/gu, '')),
]);
