DROP TABLE municipality;
DROP TABLE postcode;
DROP TABLE area;
