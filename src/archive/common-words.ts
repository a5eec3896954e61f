/**
 * Everyday words of English and Spanish and words of public administration in both, chosen by the project.
 * legible.ts learns from them which letters follow which; they are no dictionary. Spanish words stand without accents.
 */

/** The small words that hold sentences together: a quarter to a half of any running text. */
export const functionWords: readonly string[] =
	`the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you
were all her she there would their we him been has when who will more no if out so said what up its about into than them can only
other new some could time these two may then do first any my now such like our over me even most made after also did many must
before through where much your way well should because each just those how too under between within upon whether against during
without while shall per via both same own again once here very does i am us being until since either nor however therefore
de la que el en y los del se las por un para con no una su al lo como mas pero sus le ya o este si porque esta entre cuando muy
sin sobre tambien me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mi
antes algunos unos yo otro otras otra tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros
es son fue ser ha han era sera segun cada tras aunque mientras bajo asi`.split(/\s+/);

/** Words enough to show how the two languages spell. */
export const contentWords: readonly string[] =
	`people year day man world life hand part child place work week case point government company number group problem fact state
states united department security homeland immigration customs enforcement agency office officer official county city town local
federal national public law legal court order rule policy program programme information record records request response release
document documents page pages letter message email subject sent date received please thank thanks attached attachment regards
director assistant secretary deputy chief general counsel attorney congress senate house committee member members meeting call
question questions answer issue issues community communities secure sheriff police jail prison arrest arrested detention detained
detainer removal criminal crime offense conviction convicted charge charges alien aliens person persons individual individuals
fingerprint fingerprints database system systems data interoperability identification division field operations operational
deployment activation agreement memorandum understanding participation participate jurisdiction jurisdictions opt withdraw
statement press media report reports review process processing service services support provide provided providing require
required requirement requirements receive receiving include included including includes following follow below above between
against another around because become before began begin being believe better both bring brought building business came change
changes children clear come complete concern concerned condition conditions consider continue control cost country course create
current currently decision describe development different difficult direct does done down draft during early education effect
effort either end ensure enough entire establish even event ever every example exempt exemption experience face family feel few
figure final find finding following force form former forward found four full further future give given going good great ground
half having head health hear held help high history home hope hour however human idea important increase indicate interest
involve judge keep kind know known language large last later lead learn least leave left less level life light line list little
live long look lost low main major make management manner matter mean means measure method might military million mind minute
moment money month morning most mother move name names nation nature near necessary need never news next night north nothing
notice number occur offer often old open opinion opportunity option original other outside page paper party pass past pay period
personal phone physical plan plans play political position possible power practice present president pressure private probably
procedure produce product project property protect prove purpose quality quickly quite rate rather reach read ready real reason
recent recently recommend refer regard region relate relation remain remember remove research resource respect responsible rest
result return right risk road role room run safe safety same saw say school science second section seem send sense serious serve
set seven several share short should show side sign signature significant similar simple single site situation six small social
society sort sound source south speak special specific staff stage stand standard start still stop story street strong structure
student study subject success such suggest summary support sure table take talk tax teacher team technology telephone tell ten
term terms test than then theory thing think third thought thousand three through together told total toward training transfer
travel treatment true try turn type under understand unit until upon usually value various version view visit voice wait walk
want war warrant watch water weapon west white whole why wide will window wish withheld within woman women word words worker
working write written wrong yesterday young january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday texas california florida illinois massachusetts virginia york washington
angeles chicago boston arizona county carolina georgia michigan ohio pennsylvania jersey mexico honduras guatemala salvador
martin smith johnson williams brown jones garcia rodriguez martinez hernandez lopez gonzalez perez sanchez miller davis wilson
anderson thomas taylor moore jackson james john robert michael william david richard charles joseph daniel maria jose carlos
gobierno departamento seguridad inmigracion aduanas agencia oficina oficial condado ciudad policia carcel arresto detencion
detenido delito delitos persona personas informacion documento documentos solicitud respuesta ley leyes legal tribunal orden
programa comunidad comunidades seguras publico publica federal estado estados unidos nacional local acuerdo derecho derechos
abogado juez fecha nombre numero direccion telefono pagina carta senor senora trabajo familia familias hijos hijo ano anos dia
dias mes semana tiempo vida mundo pais parte caso casos lugar forma manera grupo problema pregunta ejemplo momento nuevo nueva
grande pequeno primero primera segundo tercera ultimo mejor mayor menor mismo misma puede pueden debe deben hacer hecho tiene
tienen haber hemos decir dicho dijo dar dado ver visto saber sabe querer quiere llegar pasar deber poner parecer quedar creer
hablar llevar dejar seguir encontrar llamar venir pensar salir volver tomar conocer vivir sentir tratar mirar contar empezar
esperar buscar existir entrar trabajar escribir perder producir ocurrir entender pedir recibir recordar terminar permitir aparecer
conseguir comenzar servir sacar necesitar mantener resultar leer caer cambiar presentar crear abrir considerar oir acabar ayuda
servicio servicios cuenta agua casa escuela salud dinero social general entonces ahora siempre nunca despues aqui alli bien mal
menos dentro fuera cerca lejos ademas todavia embargo traves acuerdo favor causa razon cargo efecto proceso sistema datos registro
registros huellas dactilares deportacion autoridades funcionarios reunion alcalde consejo votar salida participacion`.split(
		/\s+/,
	);
