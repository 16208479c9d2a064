/*
 * Salesforce's formula language. The order of the alternatives is the order of binding, tightest first: note that ^ binds looser than * and /,
 * and that & stands beside + and -. One left-recursive rule keeps the parser's stack at a frame or two for each level of nesting.
 */
grammar Formula;

options {
    caseInsensitive = true;
}

formula
    : expression EOF
    ;

expression
    : '(' expression ')'                                                # Group
    | IDENTIFIER '(' (expression (',' expression)*)? ')'                # Call
    | IDENTIFIER                                                        # Name
    | NUMBER                                                            # Number
    | TEXT                                                              # Text
    | TRUE                                                              # True
    | FALSE                                                             # False
    | NULL                                                              # Null
    | operator = ('-' | '+' | '!' | NOT) expression                     # Prefix
    | left = expression operator = ('*' | '/') right = expression       # Infix
    | left = expression operator = '^' right = expression               # Infix
    | left = expression operator = ('+' | '-' | '&') right = expression # Infix
    | left = expression operator = ('<' | '<=' | '>' | '>=') right = expression # Infix
    | left = expression operator = ('=' | '==' | '<>' | '!=') right = expression # Infix
    | left = expression operator = '&&' right = expression              # Infix
    | left = expression operator = '||' right = expression              # Infix
    ;

OPEN     : '(' ;
CLOSE    : ')' ;
COMMA    : ',' ;
MINUS    : '-' ;
PLUS     : '+' ;
BANG     : '!' ;
STAR     : '*' ;
SLASH    : '/' ;
CARET    : '^' ;
AMP      : '&' ;
LT       : '<' ;
LE       : '<=' ;
GT       : '>' ;
GE       : '>=' ;
EQ       : '=' ;
EQ2      : '==' ;
NE       : '<>' ;
NE2      : '!=' ;
AND2     : '&&' ;
OR2      : '||' ;

TRUE     : 'true' ;
FALSE    : 'false' ;
NULL     : 'null' ;
NOT      : 'not' ;

// A dot belongs to the name (Account.Owner.Name), so does the colon of a polymorphic path (Owner:User.Email).
IDENTIFIER : [a-z$] [a-z0-9_$:.#]* ;

NUMBER   : [0-9]+ ('.' [0-9]+)? ;

TEXT
    : '"' (ESCAPE | ~["\\\r\n])* '"'
    | '\'' (ESCAPE | ~['\\\r\n])* '\''
    ;

fragment ESCAPE : '\\' [nrt"'\\] ;

COMMENT  : '/*' .*? '*/' -> skip ;

UNENDED  : '/*' ;

SPACE    : [ \t\f\r\n\u00a0]+ -> skip ;

// Everything else becomes a token of its own, so that the parser can say where it stands and what it is.
OTHER    : . ;
