/** First and family names people of one origin have; generated people combine them freely, so nobody is meant. */
export interface NameList {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
  /** Two family names, as is the custom. */
  readonly hasTwoFamilyNames: boolean;
  readonly language: 'en' | 'es' | 'nv' | 'vi' | 'zh' | 'ar' | 'ru' | 'tl' | 'fr';
  /** How many of a hundred people or so have such a name. */
  readonly weight: number;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u);
}

/** Names of several words are written with an underscore. */
function phrases(text: string): readonly string[] {
  return words(text).map((word) => word.replaceAll('_', ' '));
}

/** A mix of origins as a clinic in the south-west of the United States sees it. */
export const NAME_LISTS: readonly [NameList, ...NameList[]] = [
  {
    women:
      phrases(`María José_María Guadalupe Lucía Esperanza Marisol Yolanda Ximena Consuelo Rosa Elena Carmen
      Verónica Patricia Gabriela Alejandra Beatriz Dolores Socorro Graciela Leticia Silvia Teresa Alicia Lourdes
      Rocío Norma Irma Mónica Adriana Cecilia Estela Inés Josefina Luz_María Ana_Sofía Bertha Catalina Daniela
      Ofelia Pilar Raquel Sandra Vanessa Yesenia Zulema
      Amparo Aurora Blanca Brenda_Liz Claudia Dalia Delia Elvira Emilia Erika Estefanía Eva Fabiola Gloria Griselda
      Hilda Iliana Isabel Jacqueline Karina Laura Lidia Liliana Lorena Magdalena Margarita Marina Martha Mercedes Mireya
      Nancy Nidia Noemí Olivia Paulina Perla Rebeca Rosario Ruth Sofía Susana Tania Úrsula Viviana Wendy`),
    men: phrases(`José Juan Luis Carlos Jesús Miguel Francisco Antonio Manuel Ricardo Roberto Eduardo Fernando Rafael
      Alberto Javier Ramón Rubén Joaquín Andrés Eliseo Mateo Ignacio Salvador Arturo Ernesto Gerardo Guillermo
      Héctor Raúl Sergio Víctor Gilberto Armando Cruz_Antonio Felipe Gustavo Horacio Isidro Leopoldo Marcelino
      Nicolás Óscar Pablo Santiago Tomás
      Abel Adán Agustín Alejandro Alfonso Alfredo Ángel Aurelio Benjamín Bernardo César Clemente Cristóbal
      Damián Darío David Diego Domingo Edgar Efraín Elías Emiliano Enrique Esteban Fabián Feliciano Fidel Gabriel Gonzalo
      Gregorio Hernán Hugo Israel Iván Jacinto Jaime Jorge Julián Lázaro Lorenzo Lucas Marcos Mario Martín Moisés Omar`),
    families:
      phrases(`Archuleta Peñalosa Montoya Gallegos Zamora Luján Ortega Márquez Trujillo García Hernández
      Martínez López González Rodríguez Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Cruz Morales Reyes
      Gutiérrez Ortiz Chávez Ramos Vigil Romero Sandoval Baca Lucero Maestas Ulibarrí Valdez Aragón Córdova
      de_la_Cruz de_la_O Herrera Jaramillo Naranjo Quintana Roybal Salazar Tafoya Velarde Zúñiga Ibarra Núñez
      Abeyta Acosta Aguilar Alarcón Alcalá Almanza Alvarado Anaya Apodaca Armijo Arellano Armenta Barela Barragán
      Benavides Bustamante Bustos Cabrera Calderón Camacho Campos Candelaria Cárdenas Carrillo Casados Casaus Castillo
      Cervantes Cisneros Contreras Delgado Domínguez Durán Escobar Espinoza Esquibel Estrada Fajardo Figueroa Franco
      Fuentes Galindo Gallardo Garza Griego Guerrero Guzmán Jiménez Juárez Lara Leyba Lovato Macías Madrid Maldonado
      Mares Medina Mejía Mendoza Miera Mondragón Mora Muñoz Nevárez Ochoa Olivas Ortega Otero Pacheco Padilla Peralta
      Pineda Prieto Quezada Rael Rentería Ríos Robles Rojas Rosales Rubio Saavedra Sáenz Salas Saldívar Sedillo Segura
      Serna Serrano Silva Solano Soto Suazo Téllez Terrazas Tenorio Urioste Valencia Varela Vargas Vásquez Vega Velasco
      Villa Villarreal Yáñez Zambrano Zepeda`),
    hasTwoFamilyNames: true,
    language: 'es',
    weight: 38,
  },
  {
    women:
      phrases(`Rosalyn Tiffany Corinne Maureen Jolene Beth Jennifer Amanda Jessica Sarah Ashley Brittany Kayla
      Heather Melissa Stephanie Nicole Rebecca Katherine Elizabeth Michelle Kimberly Angela Tracy Dawn Lori Debra
      Cynthia Pamela Sharon Brenda Carol Judith Virginia Mary_Ann Anne-Marie Kelly Shannon Erin Bridget
      Abigail Alexis Alice Alyssa Andrea April Audrey Barbara Betty Beverly Caitlin Candace Cheryl Chloe Christina
      Connie Courtney Crystal Danielle Deborah Denise Diana Donna Doris Emily Emma Erica Frances Gail Grace Hannah Holly
      Jacqueline Jamie Janet Jasmine Jean Jill Joan Joyce Julie Kathleen Kristen Laura Lauren Leah Linda Lisa Madison
      Marie Megan Monica Natalie Olivia Paige Peggy Rachel Robin Ruby Samantha Sheila Shelby Taylor Teresa Tina Vanessa
      Victoria Wanda Whitney`),
    men: phrases(`Wade Curtis Nolan Garrett Desmond Lyle James John Robert Michael William David Richard Joseph Thomas
      Charles Christopher Daniel Matthew Anthony Mark Steven Andrew Kenneth Joshua Kevin Brian Timothy Ronald
      Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Billy_Ray J.D.
      Aaron Adam Alan Albert Alex Arthur Austin Benjamin Blake Bobby Bradley Brandon Brent Brett Bruce Bryan Calvin
      Carl Chad Chase Clarence Clayton Clifford Cody Colton Craig Dale Dean Dennis Derek Donald Douglas Dustin Dylan
      Earl Edward Ethan Eugene Evan Frank Fred Gerald Glenn Gordon Greg Harold Henry Howard Ian Jack Jared Jason Jerry
      Jesse Joel Jordan Keith Kyle Lance Leonard Logan Louis Luke Marvin Nathan Norman Patrick Paul Peter Philip Ralph
      Randall Ray Roger Roy Russell Samuel Sean Seth Shane Shawn Spencer Stanley Todd Travis Trevor Tyler Victor Vincent
      Walter Wayne Zachary`),
    families:
      phrases(`Whitlock Hargrove O'Dell Pruitt Lindqvist Merriweather Kowalczyk MacAulay Smith Johnson Williams
      Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Lee Thompson White Harris Clark
      Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell
      Carter Roberts McKinnon O'Brien O’Shaughnessy Fitzgerald Smith-Jones Van_Dyke St._Clair Schoenfeld
      Featherstonehaugh-Cholmondeley
      Abbott Alexander Allison Andrews Armstrong Arnold Atkins Austin Bailey Ballard Barber Barker Barnes Barnett
      Bates Beck Bennett Berry Bishop Black Blair Boyd Bradley Brewer Briggs Brooks Bryant Burke Burns Burton Bush Butler
      Byrd Caldwell Carlson Carpenter Carroll Chandler Chapman Christensen Cole Collins Cook Cooper Cox Craig Crawford
      Cross Cunningham Curtis Daniels Davidson Dawson Dean Dixon Douglas Drake Duncan Dunn Edwards Elliott Ellis Evans
      Farmer Ferguson Fields Fisher Fleming Fletcher Foster Fowler Fox Frazier Freeman Fuller Gardner Gibson Gilbert
      Gordon Graham Grant Graves Gray Greene Griffin Hale Hamilton Hansen Hardy Harmon Harper Harrison Hart Harvey
      Hayes Henderson Henry Hicks Hines Hodges Hoffman Holland Holmes Holt Hopkins Horton Howard Howell Hubbard Hudson
      Hughes Hunt Hunter Ingram Jenkins Jensen Johnston Jordan Kelley Kelly Kennedy Kim Klein Knight Lambert Lane Larson
      Lawrence Lawson Leonard Lindsey Little Logan Long Lowe Lucas Lynch Lyons Marshall Mason Matthews Maxwell McBride
      McCoy McDaniel McDonald McGee McKinney Mendenhall Meyer Mills Montgomery Morgan Morris Morrison Murphy Murray Myers
      Newman Newton Nichols Norman Norris Norton Oliver Olson Owens Palmer Parker Parks Parsons Patterson Payne Perkins
      Perry Peters Peterson Phelps Phillips Pierce Pope Porter Potter Powell Powers Price Quinn Ramsey Randall Ray Reed
      Reese Reeves Reynolds Rhodes Rice Richards Richardson Riley Robbins Roberson Rogers Rose Ross Russell Ryan Sanders
      Saunders Schmidt Schneider Schultz Schwartz Sharp Shaw Shelton Simmons Simon Simpson Sims Snyder Sparks Spencer
      Stephens Stevens Stewart Stokes Stone Sullivan Sutton Swanson Terry Thornton Todd Townsend Tucker Turner Wade
      Wagner Wallace Walsh Walters Ward Warner Warren Watkins Watson Watts Weaver Webb Weber Welch Wells West Wheeler
      Williamson Willis Wise Wolfe Wood Woods Yates Zimmerman`),
    hasTwoFamilyNames: false,
    language: 'en',
    weight: 32,
  },
  {
    women: words(
      `Dezbah Shandiin Marlene Nizhoni Charlene Yanaba Doli Haseya Ooljéé' Bernice Lorraine Priscilla`,
    ),
    men: words(
      `Ashkii Leland Delbert Hastiin Virgil Ahiga Niyol Bidziil Yiska Wilbert Emerson Harrison Alvin`,
    ),
    families:
      words(`Yazzie Tsosie Benally Nakai Manuelito Chischilly Begay Begaye Nez Etsitty Bitsui Tso Tsinajinnie
      Attakai Hosteen Peshlakai Zah Claw Goldtooth Littleben`),
    hasTwoFamilyNames: false,
    language: 'nv',
    weight: 10,
  },
  {
    women: words(
      `Tanisha Imani Latrice Keisha Aaliyah Ebony Shanice Monique Jasmine Nia Denisha Precious Yolonda`,
    ),
    men: words(`Deshawn Marcus Tyrell Jamal Darius Malik Terrence Andre Lamar Reginald Dwayne Cedric Isaiah`),
    families:
      words(`Broussard Gaines Toussaint Hairston Washington Jefferson Booker Banks Franklin Coleman Dupree
      Fontenot Batiste Mosley Gilliam Bonner Pettway Boykin Tubbs Ransom`),
    hasTwoFamilyNames: false,
    language: 'en',
    weight: 7,
  },
  {
    women: phrases(`Thu_Hà Mai_Linh Ngọc Thị_Hồng Bích_Thủy Kim_Chi Lan_Anh Phương Quỳnh Tuyết`),
    men: phrases(`Quang Đức Minh_Tuấn Văn_Hùng Anh_Dũng Hoàng Khôi Phúc Thành Trọng_Nghĩa`),
    families: words(`Nguyễn Đặng Vũ Huỳnh Trần Lê Phạm Phan Bùi Đỗ Hồ Ngô Dương Lý`),
    hasTwoFamilyNames: false,
    language: 'vi',
    weight: 3,
  },
  {
    women: words(`Layla Rasha Hanan Fatima Aisha Zahra Maryam Samira Nadia Huda Salma Yasmin`),
    men: words(`Karim Yusuf Bilal Mohammed Ahmad Omar Hassan Tariq Khalid Ibrahim Mustafa Jamil`),
    families: words(
      `Haddad al-Khatib Saleh Nasser al-Masri Abdullah Darwish Hamdan Khoury Mansour Qasim Rahman Sabbagh`,
    ),
    hasTwoFamilyNames: false,
    language: 'ar',
    weight: 2,
  },
  {
    women: words(`Oksana Zoya Milena Natalia Svetlana Ірина Ольга Катерина Ludmila Tatiana`),
    men: words(`Anatoly Dmitri Bogdan Sergei Vladimir Олександр Іван Миколай Mikhail Yevgeni`),
    families: words(
      `Petrenko Sokolov Dragić Ruzicka Kovalenko Шевченко Бондаренко Ivanov Novák Wójcik Dvořák Popović`,
    ),
    hasTwoFamilyNames: false,
    language: 'ru',
    weight: 2,
  },
  {
    women: phrases(`Maria_Luz Analyn Jasmin Maricel Rowena Divina Lourdes Imelda Cristina_Mae Joy`),
    men: phrases(`Rodel Efren Jomar Rogelio Danilo Ferdinand Jun-Jun Crisanto Arnel Benigno`),
    families:
      phrases(`Dimaculangan Salonga Macaraeg Bautista dela_Cruz Santos Reyes Villanueva Pangilinan Manalo Dizon
      Magbanua Lacson`),
    hasTwoFamilyNames: false,
    language: 'tl',
    weight: 2,
  },
  {
    women: words(`Mei Xiulan Yating Lihua 美玲 Xiaoyan Jing Fang Min Hui`),
    men: words(`Wei Jianguo Haoran Zhiqiang 建華 Ming Jun Bo Lei Tao`),
    families: words(`Ouyang Zhao Huang Szeto Wang Li Zhang Liu Chen Yang Wu Zhou Xu 陳`),
    hasTwoFamilyNames: false,
    language: 'zh',
    weight: 2,
  },
  {
    women: words(`Awa Mireille Chantal Aminata Grâce Béatrice Fatou Solange Espérance Claudine`),
    men: words(`Kwame Ibrahima Pacifique Emmanuel Moussa Jean-Baptiste Innocent Théophile Ousmane Gédéon`),
    families: words(`Diallo Mukendi Ilunga Okonkwo Traoré N'Diaye Kabongo Uwimana Habimana Mbeki Tshisekedi
      Rakotoarimanana Wolde-Giorgis`),
    hasTwoFamilyNames: false,
    language: 'fr',
    weight: 2,
  },
];
